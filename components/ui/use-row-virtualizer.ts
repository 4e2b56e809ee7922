import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'

/** The window as the server imagines it: enough rows for the first HTML to fill a large one. */
const IMAGINED = { width: 1200, height: 860 }

/** Which rows of a grid stand in the document, for rows that are placed by `rowPlace`. */
export function useRowVirtualizer({
  scroller,
  count,
  active,
  headerHeight,
  heightOf,
  keyOf,
}: {
  scroller: RefObject<HTMLDivElement | null>
  count: number
  /** The row with the keyboard. */
  active: number
  headerHeight: number
  /** In pixels; the same function until heights change. */
  heightOf: (index: number) => number
  /** What a row is kept by; the same function until the rows change. Without it a row is its place, whatever is in it. */
  keyOf?: (index: number) => string
}) {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    ...(keyOf ? { getItemKey: keyOf } : {}),
    paddingStart: headerHeight,
    scrollPaddingStart: headerHeight,
    initialRect: IMAGINED,
    overscan: 6,
    // The row with the keyboard stays in the document wherever the person scrolls, or focus would be lost.
    rangeExtractor: range => withActive(defaultRangeExtractor(inBatches(range)), active),
  })
  // Heights are asked for once a row; a changed layout or other rows make them wrong.
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are what it depends on
  useEffect(() => virtualizer.measure(), [heightOf])
  return virtualizer
}

/** Rows come and go so many at once: for each time, the browser draws the list anew, and what lies between only moves. */
const BATCH = 8

function inBatches(range: Range): Range {
  const first = range.startIndex - range.overscan
  const last = range.endIndex + range.overscan
  return {
    ...range,
    startIndex: Math.max(0, first - (first % BATCH)),
    endIndex: Math.min(range.count - 1, last + BATCH - 1 - (last % BATCH)),
    overscan: 0,
  }
}

function withActive(indexes: number[], active: number): number[] {
  if (active < 0 || indexes.includes(active)) return indexes
  return [...indexes, active].sort((one, other) => one - other)
}
