import { expect, it } from 'vitest'
import {
  moveColumn,
  showBesideName,
  toColumnsText,
  toggleColumn,
  toShownColumns,
  USUAL_COLUMNS,
} from '@/components/devices/column-choice'
import { DEVICE_COLUMNS } from '@/lib/domain/device-columns'

it('shows the usual columns unless the address names others, in its order', () => {
  expect(toShownColumns(null)).toBe(USUAL_COLUMNS)
  expect(toShownColumns('ring,profile')).toEqual(['name', 'ring', 'profile'])
})

it('ignores columns it does not know and never hides the name or moves it from its place', () => {
  expect(toShownColumns('nonsense')).toEqual(['name'])
  expect(toShownColumns('ring,name,ring')).toEqual(['name', 'ring'])
  expect(toggleColumn(['name', 'ring'], 'name')).toEqual(['name', 'ring'])
  expect(moveColumn(['name', 'ring'], 'name', 1)).toEqual(['name', 'ring'])
  expect(moveColumn(['name', 'model', 'ring'], 'ring', 'name')).toEqual(['name', 'ring', 'model'])
})

it('keeps the address short while the usual columns are shown', () => {
  expect(toColumnsText(USUAL_COLUMNS)).toBeNull()
  expect(toColumnsText(['name', 'ring'])).toBe('name,ring')
})

it('moves a column by places or to the place of another, either way', () => {
  const shown = toShownColumns('name,ring,model,profile')
  expect(moveColumn(shown, 'ring', 'profile')).toEqual(['name', 'model', 'profile', 'ring'])
  expect(moveColumn(shown, 'profile', 'ring')).toEqual(['name', 'profile', 'ring', 'model'])
  expect(moveColumn(shown, 'model', -1)).toEqual(['name', 'model', 'ring', 'profile'])
  expect(moveColumn(shown, 'ring', -1)).toEqual(shown)
  expect(moveColumn(shown, 'profile', 1)).toEqual(shown)
})

it('shows a column beside the name, wherever it was', () => {
  expect(showBesideName(['name', 'ring'], 'model')).toEqual(['name', 'model', 'ring'])
  expect(showBesideName(['name', 'ring', 'model'], 'model')).toEqual(['name', 'model', 'ring'])
})

it('fits its usual columns into a window of 1440 pixels beside the navigation and the filters', () => {
  const width = DEVICE_COLUMNS.filter(column => column.shown).reduce((sum, column) => sum + column.width, 40)
  expect(width).toBeLessThanOrEqual(1440 - 208 - 232)
})
