import { expect, it } from 'vitest'
import { toColumnsText, toColumnVisibility } from '@/components/devices/visible-columns'
import { DEVICE_COLUMNS } from '@/lib/domain/device-columns'

const shown = (text: string | null) =>
  DEVICE_COLUMNS.filter(({ id }) => toColumnVisibility(text)[id]).map(({ id }) => id)

it('shows the usual columns unless the address says otherwise', () => {
  expect(shown(null)).toContain('serialNumber')
  expect(shown('ring,profile')).toEqual(['name', 'ring', 'profile'])
})

it('ignores columns it does not know and never hides the name', () => {
  expect(shown('nonsense')).toEqual(['name'])
})

it('keeps the address short while the usual columns are shown', () => {
  expect(toColumnsText(toColumnVisibility(null))).toBeNull()
  expect(toColumnsText(toColumnVisibility('ring'))).toBe('name,ring')
})

it('fits its usual columns into a window of 1440 pixels beside the navigation', () => {
  const width = DEVICE_COLUMNS.filter(column => column.shown).reduce((sum, column) => sum + column.width, 40)
  expect(width).toBeLessThanOrEqual(1440 - 232)
})
