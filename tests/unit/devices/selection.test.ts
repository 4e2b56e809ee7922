import { expect, it } from 'vitest'
import { areAllSelected, NO_SELECTION, selectRange, toggleAll, toggleDevice } from '@/components/devices/selection'
import { device } from './fleet'

const rows = [1, 2, 3, 4, 5].map(number => device(number))
const at = (number: number) => device(number)
const ids = (selection: { devices: ReadonlyMap<string, unknown> }) => [...selection.devices.keys()].sort()

it('chooses a range from the last choice, in either direction', () => {
  const two = toggleDevice(NO_SELECTION, at(2))
  expect(ids(selectRange(two, rows, at(4)))).toEqual(['id-2', 'id-3', 'id-4'])
  expect(ids(selectRange(two, rows, at(1)))).toEqual(['id-1', 'id-2'])
})

it('lets a range go when the last click let a device go', () => {
  const all = toggleAll(NO_SELECTION, rows)
  const without = toggleDevice(all, at(2))
  expect(ids(selectRange(without, rows, at(4)))).toEqual(['id-1', 'id-5'])
})

it('chooses only the one row when the start of the range is out of sight', () => {
  const elsewhere = toggleDevice(NO_SELECTION, at(99))
  expect(ids(selectRange(elsewhere, rows, at(3)))).toEqual(['id-3', 'id-99'])
})

it('keeps what another search chose when all rows are chosen and let go again', () => {
  const elsewhere = toggleDevice(NO_SELECTION, at(99))
  const all = toggleAll(elsewhere, rows)
  expect(areAllSelected(all, rows)).toBe(true)
  expect(ids(toggleAll(all, rows))).toEqual(['id-99'])
})

it('does not call an empty list wholly chosen', () => {
  expect(areAllSelected(NO_SELECTION, [])).toBe(false)
})
