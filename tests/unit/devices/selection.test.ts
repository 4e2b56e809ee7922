import { expect, it } from 'vitest'
import {
  countSelected,
  isAllSelected,
  isSelected,
  mark,
  NO_SELECTION,
  toggleAll,
  toggleDevice,
} from '@/components/devices/selection'
import { listedDevice } from './fleet'

const at = (index: number) => ({ view: '', index })
const TOTAL = 100_000

it('chooses a device and lets it go again, and begins a range there', () => {
  const one = toggleDevice(NO_SELECTION, listedDevice(1), at(4))
  expect(isSelected(one, 'id-1')).toBe(true)
  expect(one.anchor).toEqual({ view: '', index: 4, chosen: true })
  const none = toggleDevice(one, listedDevice(1), at(4))
  expect(countSelected(none, TOTAL)).toBe(0)
  expect(none.anchor?.chosen).toBe(false)
})

it('chooses all that match without knowing them, but those let go', () => {
  const all = toggleAll(NO_SELECTION, 'ring=Fast')
  expect(isAllSelected(all)).toBe(true)
  expect(countSelected(all, TOTAL)).toBe(TOTAL)
  const but = toggleDevice(all, listedDevice(7), at(0))
  expect(isSelected(but, 'id-7')).toBe(false)
  expect(isSelected(but, 'id-8')).toBe(true)
  expect(isAllSelected(but)).toBe(false)
  expect(countSelected(but, TOTAL)).toBe(TOTAL - 1)
})

it('lets everything go when everything is chosen, and else chooses what was let go', () => {
  const all = toggleAll(NO_SELECTION, '')
  expect(toggleAll(all, '')).toEqual(NO_SELECTION)
  expect(isAllSelected(toggleAll(toggleDevice(all, listedDevice(7), at(0)), ''))).toBe(true)
})

it.each([
  ['some', NO_SELECTION],
  ['all', toggleAll(NO_SELECTION, '')],
])('brings a range to one state, whether %s were chosen before', (_, before) => {
  const rows = [1, 2, 3].map(number => [`id-${number}`, null] as const)
  const chosen = mark(before, rows, true)
  expect(rows.map(([id]) => isSelected(chosen, id))).toEqual([true, true, true])
  const gone = mark(chosen, rows, false)
  expect(rows.map(([id]) => isSelected(gone, id))).toEqual([false, false, false])
})
