import { expect, it } from 'vitest'
import { moveCursor } from '@/components/ui/grid-cursor'

const size = { rows: 100, columns: 8, page: 20 }
const on = (index: number, place = -1) => ({ index, place })

it.each([
  ['ArrowDown', on(3), on(4)],
  ['ArrowDown', on(99), on(99)],
  ['ArrowUp', on(0), on(0)],
  ['PageDown', on(90, 2), on(99, 2)],
  ['PageUp', on(30), on(10)],
  ['ArrowRight', on(3), on(3, 0)],
  ['ArrowRight', on(3, 7), on(3, 7)],
  ['ArrowLeft', on(3, 0), on(3)],
  ['ArrowLeft', on(3), on(3)],
  ['Home', on(50), on(0)],
  ['End', on(50), on(99)],
  ['Home', on(50, 4), on(50, 0)],
  ['End', on(50, 4), on(50, 7)],
])('%s leads from %o to %o', (key, from, to) => {
  expect(moveCursor(from, key, size)).toEqual(to)
})

it('goes to the ends of the list with Ctrl, also from a cell', () => {
  expect(moveCursor(on(50, 4), 'End', size, true)).toEqual(on(99, 4))
  expect(moveCursor(on(50, 4), 'Home', size, true)).toEqual(on(0, 4))
})

it('leaves keys that mean nothing to a grid alone', () => {
  expect(moveCursor(on(1), 'a', size)).toBeNull()
  expect(moveCursor(on(1), 'constructor', size)).toBeNull()
})
