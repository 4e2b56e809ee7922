import { act, render, screen } from '@testing-library/react'
import { useRef } from 'react'
import { renderToString } from 'react-dom/server'
import { beforeEach, expect, it, vi } from 'vitest'
import { rowsBetween, useRowWindow } from '@/components/ui/use-row-window'

const ROW = 36
const HEADER = 36
const HEIGHT = 396
const even = (index: number) => index * ROW

let draws = 0

function List({ count, active = -1, drawsFirst = false }: { count: number; active?: number; drawsFirst?: boolean }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, first, last, scrollToRow, scrollTo } = useRowWindow({
    scroller,
    count,
    active,
    headerHeight: HEADER,
    topOf: even,
    drawsFirst,
  })
  draws += 1
  return (
    <>
      <div ref={scroller} data-testid="list" />
      <output>{`${rows.join(' ')} | ${first} to ${last}`}</output>
      <button type="button" onClick={() => scrollToRow(count - 1)}>
        To the last
      </button>
      <button type="button" onClick={() => scrollTo(0)}>
        To the top
      </button>
    </>
  )
}

const shown = () => screen.getByRole('status').textContent
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => from + place).join(' ')

function scroll(offset: number) {
  const list = screen.getByTestId('list')
  act(() => {
    list.scrollTop = offset
    list.dispatchEvent(new Event('scroll'))
  })
}

beforeEach(() => {
  draws = 0
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(HEIGHT)
})

it('holds the rows in sight and some beyond them, of a hundred thousand', () => {
  render(<List count={100_000} />)
  expect(shown()).toBe(`${numbers(0, 17)} | 0 to 9`)
  scroll(50_000 * ROW)
  expect(shown()).toBe(`${numbers(49_994, 50_017)} | 50000 to 50009`)
  scroll(100_000 * ROW - HEIGHT + HEADER)
  expect(shown()).toBe(`${numbers(99_984, 99_999)} | 99990 to 99999`)
})

it('is drawn for a few rows at once, unless it says where it is', () => {
  const { unmount } = render(<List count={100} />)
  const before = draws
  for (let row = 20; row < 40; row += 1) scroll(row * ROW)
  expect(draws - before).toBeLessThanOrEqual(11)
  unmount()
  render(<List count={100} drawsFirst />)
  const beforeEach = draws
  for (let row = 20; row < 40; row += 1) scroll(row * ROW)
  expect(draws - beforeEach).toBe(20)
})

it('keeps the row with the keyboard, wherever it is', () => {
  render(<List count={1_000} active={3} />)
  scroll(500 * ROW)
  expect(shown()).toMatch(/^3 494 495 /)
})

it('brings a row into sight and goes back to the top', () => {
  render(<List count={1_000} />)
  act(() => screen.getByText('To the last').click())
  expect(screen.getByTestId('list').scrollTop).toBe(1_000 * ROW - (HEIGHT - HEADER))
  expect(shown()).toMatch(/ 999 \| 990 to 999$/)
  act(() => screen.getByText('To the top').click())
  expect(shown()).toBe(`${numbers(0, 17)} | 0 to 9`)
})

it('shows what there is when there are fewer rows than before, or none', () => {
  const { rerender } = render(<List count={1_000} />)
  scroll(900 * ROW)
  rerender(<List count={3} />)
  scroll(0)
  expect(shown()).toBe('0 1 2 | 0 to 2')
  rerender(<List count={0} />)
  expect(shown()).toBe(' | 0 to 0')
})

it('fills a large window in the first HTML', () => {
  expect(renderToString(<List count={100} />)).toContain(`${numbers(0, 31)} | 0 to 22`)
})

it('finds rows of any height', () => {
  const tops = [0, 36, 100, 136, 300]
  const topOf = (index: number) => tops[index] ?? 0
  expect(rowsBetween(topOf, 4, 0, 36)).toEqual({ first: 0, last: 0 })
  expect(rowsBetween(topOf, 4, 35, 101)).toEqual({ first: 0, last: 2 })
  expect(rowsBetween(topOf, 4, 100, 137)).toEqual({ first: 2, last: 3 })
  expect(rowsBetween(topOf, 4, 299, 400)).toEqual({ first: 3, last: 3 })
})
