import { type RefObject, useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { createRowView, type RowView } from './row-view'

/** Rows come and go so many at once: for each time, the browser draws the list anew, and what lies between only moves. */
const BATCH = 2
/** Rows beyond those in sight, at each end. */
const OVERSCAN = 6

type Options = {
  scroller: RefObject<HTMLDivElement | null>
  count: number
  /** The row with the keyboard, if there is one. */
  active?: number
  /** In pixels, of what stays in sight above the rows. */
  headerHeight: number
  /** Where a row begins, in pixels below the header; that of `count` is where the last one ends. The same function until heights change. */
  topOf: (index: number) => number
  /** For a list that says where it is: it is drawn whenever another row is the first in sight. */
  drawsFirst?: boolean
}

export type RowWindow = RowView & {
  /** The rows that stand in the document, in their order. */
  rows: readonly number[]
  /** The rows in sight when the list was drawn; `last` is included. */
  first: number
  last: number
  /** Brings a row into sight, if it is not. */
  scrollToRow: (index: number) => void
}

/**
 * Which rows of a grid stand in the document, for rows that are placed by `rowPlace`. Heights are known beforehand and nothing
 * is measured: another number of rows costs nothing, a hundred thousand of them no more than ten.
 */
export function useRowWindow({ scroller, count, active = -1, headerHeight, topOf, drawsFirst }: Options): RowWindow {
  const [view] = useState(createRowView)
  const inSight = () => rowsBetween(topOf, count, view.offset(), view.offset() + view.height() - headerHeight)
  const snapshot = () => {
    const { first, last } = inSight()
    // Told by where they begin and how many they are, so that rows come at one end when they go at the other.
    return [toBatch(first - OVERSCAN), toBatch(last - first + 2 * OVERSCAN) + 2, drawsFirst && first].join()
  }
  const drawn = useSyncExternalStore(view.subscribe, snapshot, snapshot)
  useLayoutEffect(() => (scroller.current ? view.watch(scroller.current) : undefined), [scroller, view])

  const rows = useMemo(() => {
    const [from = 0, batches = 0] = drawn.split(',').map(Number)
    return withActive(rangeOf(Math.max(0, from * BATCH), Math.min(count, (from + batches) * BATCH)), active)
  }, [drawn, count, active])

  const scrollToRow = useCallback(
    (index: number) => {
      const [top, bottom] = [topOf(index), topOf(index + 1)]
      const height = view.height() - headerHeight
      if (top < view.offset()) view.scrollTo(top)
      else if (bottom > view.offset() + height) view.scrollTo(bottom - height)
    },
    [view, topOf, headerHeight],
  )
  return { ...view, ...inSight(), rows, scrollToRow }
}

/** The rows of which something lies between two places, in pixels below the header. */
export function rowsBetween(topOf: (index: number) => number, count: number, from: number, to: number) {
  const first = lastBeginningBy(topOf, count, from)
  return { first, last: Math.max(first, lastBeginningBy(topOf, count, to - 1)) }
}

/** The last row that begins at or before a place; the first one, if none does. */
function lastBeginningBy(topOf: (index: number) => number, count: number, place: number): number {
  let [low, high] = [0, Math.max(0, count - 1)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (topOf(middle) <= place) low = middle
    else high = middle - 1
  }
  return low
}

const toBatch = (index: number) => Math.floor(index / BATCH)

const rangeOf = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, place) => from + place)

/** The row with the keyboard stays in the document wherever the person scrolls, or focus would be lost. */
function withActive(rows: number[], active: number): readonly number[] {
  if (active < 0 || rows.includes(active)) return rows
  return [...rows, active].sort((one, other) => one - other)
}
