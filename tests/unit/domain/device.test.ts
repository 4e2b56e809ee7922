import { expect, it } from 'vitest'
import { deviceTitle } from '@/lib/domain/device-wording'

it.each([
  ['its name', { name: 'MMD-1', serialNumber: 'S1' }, 'MMD-1'],
  ['its serial number when it has no name', { name: '', serialNumber: 'S1' }, 'S1'],
  ['its id when it has neither', { name: '', serialNumber: '' }, 'a0a0'],
])('a device is called by %s', (_, device, title) => {
  expect(deviceTitle({ id: 'a0a0', ...device })).toBe(title)
})
