// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table of all its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: nothing can be done to the headings
'use client'

import { clsx } from 'clsx'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useFormatting } from '@/components/formatting/formatting-provider'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import type { GridCursor } from '@/components/ui/grid-cursor'
import { GridTail } from '@/components/ui/grid-tail'
import { rowPlace } from '@/components/ui/row-place'
import type { LoadedRows } from '@/components/ui/use-endless-list'
import { useGridCursor } from '@/components/ui/use-grid-cursor'
import { useIsSheet } from '@/components/ui/use-is-sheet'
import { useRowWindow } from '@/components/ui/use-row-window'
import type { DeviceChange, HistorySpan } from '@/lib/domain/change'
import { searchTerms } from '@/lib/domain/device-query'
import { daysAbove, dayTitle } from './change-days'
import { ChangeRow } from './change-row'
import { ChangeRowSkeleton } from './change-row-skeleton'
import { CARD, CHANGE_HEIGHTS, CHANGE_TRACKS, DAY, ROW } from './change-tracks'
import { HistoryStart } from './history-start'

/** Rows below the visible ones at which the next are asked for. */
const READ_AHEAD = 60

/** The changes as a grid, by day: virtualised, walked row by row, two-line cards where the window is narrow. */
export function ChangeGrid({
  list,
  view,
  search,
  onOpen,
  onReadOn,
}: {
  list: LoadedRows<DeviceChange> & { history: HistorySpan }
  view: string
  search: string
  onOpen: (change: DeviceChange) => void
  onReadOn: () => void
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const isSheet = useIsSheet()
  const { locale, now, timeZone: zone } = useFormatting()
  const timeZone = zone ?? 'UTC'
  const { rows } = list
  const [cursor, setCursor] = useState<GridCursor>({ index: 0, place: -1 })
  const above = useMemo(() => daysAbove(rows, timeZone), [rows, timeZone])
  const terms = useMemo(() => searchTerms(search), [search])
  const active = Math.min(cursor.index, rows.length - 1)
  const rowHeight = isSheet ? CARD : ROW

  const rowWindow = useRowWindow({
    scroller,
    count: rows.length,
    active,
    headerHeight: DAY,
    topOf: useCallback((index: number) => rowHeight * index + DAY * (above[index] ?? 0), [rowHeight, above]),
    drawsFirst: true,
  })
  const { bound, stop, press, leave } = useGridCursor({
    scroller,
    count: rows.length,
    window: rowWindow,
    cursor: { index: active, place: -1 },
    setCursor,
    list,
    search: view,
    columns: 0,
    rowHeight,
  })

  const wantsMore = !list.complete && !list.outdated && list.more.kind === 'idle'
  const nearEnd = rowWindow.last >= rows.length - READ_AHEAD
  useEffect(() => {
    if (wantsMore && (bound || nearEnd)) onReadOn()
  })

  function open(index: number) {
    const change = rows[index]
    if (!change) return
    leave(index)
    onOpen(change)
  }

  useShortcut({ keys: 'j', label: 'Next change', group: 'Changes', run: () => press('ArrowDown') })
  useShortcut({ keys: 'k', label: 'Previous change', group: 'Changes', run: () => press('ArrowUp') })
  useShortcut({ keys: 'Enter', label: 'Open the device', group: 'Changes', run: () => open(active) })

  function onKeyDown(event: React.KeyboardEvent<HTMLElement>) {
    const target = event.target as Element // an event of the DOM is at an element
    if (!target.closest('[data-rows]') || event.altKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Enter') {
      if (target.closest('a')) return
      open(active)
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight' || !press(event.key, event.ctrlKey)) {
      return
    }
    event.preventDefault()
  }

  function onClick(event: React.MouseEvent<HTMLElement>) {
    const target = event.target as Element // as above
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN)
    if (Number.isNaN(index)) return
    stop()
    if (target.closest('a')) leave(index)
    setCursor({ index, place: -1 })
  }

  const titleAt = (index: number) => dayTitle(Date.parse(rows[index]?.at ?? list.history.to), now, locale, timeZone)

  return (
    <div
      ref={scroller}
      onWheel={stop}
      className={clsx('min-h-0 flex-1 overflow-auto overscroll-contain bg-surface outline-none', CHANGE_HEIGHTS)}
    >
      <div
        role="grid"
        aria-label="Changes"
        aria-rowcount={list.complete ? rows.length : -1}
        aria-busy={list.outdated || undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        style={
          {
            '--tracks': CHANGE_TRACKS,
            '--all-rows': rows.length + (list.complete ? 0 : 2),
            '--all-lines': above[rows.length],
          } as React.CSSProperties
        }
        className="relative h-[calc(var(--header-height)+var(--row-height)*var(--all-rows)+var(--line-height)*var(--all-lines))]"
      >
        <p aria-hidden className={clsx(DAY_CLASS, 'sticky top-0 z-2 h-(--header-height)')}>
          {titleAt(rowWindow.first)}
        </p>
        <div role="rowgroup" data-rows="" className={clsx('isolate transition-opacity', list.outdated && 'opacity-50')}>
          {rowWindow.rows.map(index => {
            const change = rows[index]
            const [days = 0, daysHere = 0] = above.slice(index, index + 2)
            if (!change) return null
            return [
              (index === 0 || daysHere > days) && (
                <DayHeading
                  key={`day ${change.id}`}
                  title={titleAt(index)}
                  style={rowPlace.style(index, days)}
                  isFirst={index === 0}
                />
              ),
              <ChangeRow
                key={change.id}
                change={change}
                index={index}
                daysAbove={daysHere}
                active={index === active}
                locale={locale}
                timeZone={timeZone}
                search={terms}
              />,
            ]
          })}
        </div>
        {!list.complete && (
          <GridTail
            more={list.more}
            place={row => rowPlace.style(rows.length + row, above[rows.length])}
            skeleton={<ChangeRowSkeleton />}
            above="changes"
            onRetry={onReadOn}
          />
        )}
      </div>
      {list.complete && (
        <div className="p-4">
          <HistoryStart history={list.history} />
        </div>
      )}
    </div>
  )
}

const DAY_CLASS = 'flex items-center border-line border-b bg-canvas px-4 font-medium text-ink-muted text-xs'

/** Above the rows of a day. That of the first day is there for those who hear the page: the list shows the day it is at. */
function DayHeading({ title, style, isFirst }: { title: string; style: React.CSSProperties; isFirst: boolean }) {
  return (
    <div
      role="row"
      style={style}
      className={clsx(rowPlace.className, isFirst ? 'sr-only' : [DAY_CLASS, 'h-(--line-height)!'])}
    >
      <span role="gridcell" aria-colspan={4}>
        {title}
      </span>
    </div>
  )
}
