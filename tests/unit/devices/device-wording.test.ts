import { expect, it } from 'vitest'
import { devicePath, intuneUrl } from '@/lib/domain/device-links'
import { ageWording, windowsWording } from '@/lib/domain/device-wording'
import { device } from './fleet'

it.each([
  [0.4, 'Under a month'],
  [1, '1 month'],
  [13.978561, '1 year 1 month'],
  [24, '2 years'],
  [35.2, '2 years 11 months'],
])('says an age of %d months as "%s"', (months, wording) => {
  expect(ageWording(months)).toBe(wording)
})

it('names a known build and never guesses an unknown one', () => {
  expect(windowsWording(device(1))).toEqual({ release: 'Windows 11 24H2', build: '26100.4061' })
  expect(windowsWording(device(1, { osVersion: '10.0.99999.1', osRelease: null }))).toEqual({
    release: null,
    build: '99999.1',
  })
  expect(windowsWording(device(1, { osVersion: 'Android 14', osRelease: null }))).toEqual({
    release: 'Android 14',
    build: null,
  })
  expect(windowsWording(device(1, { osVersion: null, osRelease: null }))).toEqual({ release: null, build: null })
})

it('links to a device that has no name', () => {
  expect(devicePath({ id: 'a b', name: '', serialNumber: 'S/1' })).toBe('/devices/a%20b?find=S%2F1')
  expect(intuneUrl(device(1, { intuneId: null }))).toBeNull()
})
