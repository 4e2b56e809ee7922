import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type GridCursor, moveCursor } from './grid-cursor'
import { leaveList, recallPosition, rememberPosition } from './list-position'
import type { RowWindow } from './use-row-window'

type Options = {
  scroller: RefObject<HTMLDivElement | null>
  count: number
  window: RowWindow
  cursor: GridCursor
  setCursor: (cursor: GridCursor) => void
  /** How the list stands: whether it is all there is, still the one of the search before, or stuck. */
  list: { complete: boolean; outdated: boolean; more: { kind: string } }
  search: string
  /** Whether the address has caught up with it; until then a place is not noted with it. */
  isSettled?: boolean
  columns: number
  rowHeight: number
}

/** Rests between scrolling and noting the place; browsers refuse a history that changes too often. */
const NOTE_MS = 300

/** Moves the keyboard's place in the grid, brings it into sight and focus, and keeps it with the history entry. */
export function useGridCursor(options: Options) {
  const { scroller, count: rows, cursor, setCursor, list, search, isSettled = true } = options
  const { offset, height, scrollTo, scrollToRow, subscribe } = options.window
  const [focusWanted, setFocusWanted] = useState(0)
  const [bound, setBound] = useState(false)
  // No state: the grid is as it has been drawn, and need not be drawn again for it.
  const arrived = useRef<string | null>(null)

  function goTo(next: GridCursor) {
    setBound(false)
    setCursor(next)
    scrollToRow(next.index)
    setFocusWanted(wanted => wanted + 1)
  }

  // On its way to the end, the list stays at the end of what has arrived.
  useLayoutEffect(() => {
    if (!bound) return
    setCursor({ index: rows - 1, place: -1 })
    scrollToRow(rows - 1)
    setFocusWanted(wanted => wanted + 1)
    if (list.complete || list.more.kind === 'failed') setBound(false)
  }, [bound, rows, list.complete, list.more.kind, scrollToRow, setCursor])

  // A new search begins at the top; coming back, to a former search or from a row's own page, finds the place one left.
  useLayoutEffect(() => {
    if (list.outdated || search === arrived.current) return
    const isFirst = arrived.current === null
    const position = isSettled ? recallPosition() : null
    arrived.current = search
    if (!position || position.index >= rows) {
      if (cursor.index !== 0 || cursor.place !== -1) setCursor({ index: 0, place: -1 })
      // Already there, the asking alone would have the page laid out before it is drawn.
      if (offset() !== 0) scrollTo(0)
      return
    }
    setCursor({ index: position.index, place: -1 })
    scrollTo(position.offset)
    if (position.index > 0 && isFirst) setFocusWanted(wanted => wanted + 1)
  }, [list.outdated, search, isSettled, rows, cursor, offset, scrollTo, setCursor])

  useLayoutEffect(() => {
    if (focusWanted === 0) return
    scroller.current?.querySelector<HTMLElement>('[data-rows] [tabindex="0"]')?.focus({ preventScroll: true })
  }, [focusWanted, scroller])

  useEffect(() => {
    if (arrived.current !== search || !isSettled || bound) return
    let timer: ReturnType<typeof setTimeout>
    const note = () => {
      if (offset() !== (recallPosition()?.offset ?? 0)) rememberPosition({ offset: offset(), index: cursor.index })
    }
    const noteSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(note, NOTE_MS)
    }
    noteSoon()
    const unsubscribe = subscribe(noteSoon)
    return () => {
      clearTimeout(timer)
      unsubscribe()
    }
  }, [offset, subscribe, search, isSettled, bound, cursor.index])

  return {
    /** Whether the list is on its way to the end of all rows. */
    bound,
    /** The person took over: stay here. */
    stop: () => setBound(false),
    goTo,
    /** Follows a key of the grid; `false` for one that leads nowhere. */
    press(key: string, ctrl = false): boolean {
      const page = Math.max(1, Math.floor(height() / options.rowHeight) - 2)
      const next = moveCursor(cursor, key, { rows, columns: options.columns, page }, ctrl)
      if (!next) return false
      goTo(next)
      if (key === 'End' && next.index === rows - 1) setBound(!list.complete)
      return true
    },
    /** Notes the place a row is opened from. */
    leave: (index: number) => leaveList({ offset: offset(), index }),
  }
}
