// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table of all its rows
'use client'

import { clsx } from 'clsx'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { type ExternalStore, useExternalStore } from '@/components/ui/external-store'
import { RetryButton } from '@/components/ui/failure-notice'
import { type GridCursor, moveCursor } from '@/components/ui/grid-cursor'
import { useNumberText } from '@/components/ui/number'
import { useGridCursor } from '@/components/ui/use-grid-cursor'
import { useIsSheet } from '@/components/ui/use-is-sheet'
import { useLasting } from '@/components/ui/use-lasting'
import { useRowWindow } from '@/components/ui/use-row-window'
import type { ColumnId, DeviceColumn } from '@/lib/domain/device-columns'
import type { DeviceSort } from '@/lib/domain/device-query'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { DeviceGridHeader } from './device-grid-header'
import { DeviceGridRow } from './device-grid-row'
import { useDeviceColumns } from './device-table'
import { termsOf, useRowsAhead } from './rows-ahead'
import { countSelected, isAllSelected, isSelected } from './selection'
import type { TablePreferences } from './table-preferences'
import type { ListedDevices } from './use-device-list'
import { useDeviceRows } from './use-device-rows'
import { useGridCopy } from './use-grid-copy'
import { useGridShortcuts } from './use-grid-shortcuts'
import type { DeviceSelection } from './use-selection'

const HEADER = 36
const ROWS = { compact: 36, comfortable: 44, card: 64 }
/** Rows that are replaced sooner are not dimmed first: it would be a flicker, and two more drawings of the page for each key. */
const DIM_AFTER_MS = 120
/** All rows have their place from the start. */
const NO_MORE = { kind: 'idle' }

type Props = {
  listed: ListedDevices
  /** The view of the page, and the one that somebody types; rows of it that are known already stand in the place of the listed ones. */
  view: string
  sought: ExternalStore<string | null>
  /** Whether the address tells this view already. */
  isSettled: boolean
  sort: DeviceSort
  onSort: (sort: DeviceSort) => void
  shown: readonly ColumnId[]
  onMoveColumn: (id: ColumnId, to: ColumnId | number) => void
  onWidth: (id: ColumnId, width: number | null) => void
  preferences: TablePreferences
  selection: DeviceSelection
  onOpen: (device: InventoryDevice) => void
  onValue: (cell: HTMLElement, device: InventoryDevice, column: DeviceColumn) => void
  /** Puts the chosen rows on the clipboard. */
  onCopySelected: () => void
}

/** The devices as a grid: virtualised, walked by keyboard, two-line cards where the window is narrow. */
export function DeviceGrid({
  listed,
  view: pageView,
  sought,
  isSettled,
  sort,
  onSort,
  shown,
  onMoveColumn,
  onWidth,
  preferences,
  selection: { selection, ...choice },
  onOpen,
  onValue,
  onCopySelected,
}: Props) {
  const number = useNumberText()
  const scroller = useRef<HTMLDivElement>(null)
  const isSheet = useIsSheet()
  const headerHeight = isSheet ? 0 : HEADER
  const rowHeight = isSheet ? ROWS.card : ROWS[preferences.density]
  const [cursor, setCursor] = useState<GridCursor>({ index: 0, place: -1 })
  const { columns, tracks } = useDeviceColumns(shown, preferences.widths)

  const active = Math.min(cursor.index, listed.total - 1)
  const rowWindow = useRowWindow({
    scroller,
    count: listed.total,
    active,
    headerHeight,
    topOf: useCallback((index: number) => index * rowHeight, [rowHeight]),
  })
  const list = useRowsAhead(listed, useExternalStore(sought) ?? pageView, rowWindow) ?? listed
  const isDimmed = useLasting(list === listed && listed.outdated, DIM_AFTER_MS)
  const { view, total } = list
  const search = useMemo(() => termsOf(view), [view])
  // Rows out of sight change after those in sight have been drawn.
  const late = useDeferredValue(list)
  const lateSearch = useMemo(() => termsOf(late.view), [late.view])
  const { deviceAt, failure, retry } = useDeviceRows(list, rowWindow)
  const { goTo, press, leave } = useGridCursor({
    scroller,
    count: total,
    window: rowWindow,
    cursor: { index: active, place: cursor.place },
    setCursor,
    list: { complete: true, outdated: list.outdated, more: NO_MORE },
    search: view,
    isSettled,
    columns: columns.length,
    rowHeight,
  })

  function open(index: number) {
    const device = deviceAt(index)
    if (!device) return
    leave(index)
    onOpen(device)
  }

  function select(index: number, range: boolean) {
    if (range) choice.selectTo({ view, index }, deviceAt)
    else choice.toggle({ view, index }, deviceAt)
  }

  useGridShortcuts({ press, open: () => open(active), select: range => select(active, range), all: choice.toggleAll })
  useGridCopy({ columns, deviceAt, hasSelection: countSelected(selection, total) > 0, onCopySelected })

  function onKeyDown(event: React.KeyboardEvent<HTMLElement>) {
    const inRows = (event.target as Element).closest('[data-rows]') // an event of the DOM is at an element
    if (!inRows || event.altKey || event.metaKey) return
    if (event.key === 'Enter') {
      const cell = (event.target as Element).closest<HTMLElement>('[data-column]')
      const value = cell?.querySelector<HTMLElement>('[data-value]')
      if (value) showMenu(value)
      else open(active)
    } else if (event.key === ' ') {
      select(active, event.shiftKey)
    } else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      extend(event.key)
    } else if (event.shiftKey || !press(event.key, event.ctrlKey)) {
      return
    }
    event.preventDefault()
  }

  /** Shift with an arrow chooses what it passes. */
  function extend(key: string) {
    const next = moveCursor({ index: active, place: cursor.place }, key, { rows: total, columns: 0, page: 1 })
    if (!next) return
    if (selection.anchor === null) choice.extend({ view, index: active }, next.index, deviceAt)
    else choice.selectTo({ view, index: next.index }, deviceAt)
    goTo({ index: next.index, place: cursor.place })
  }

  function onClick(event: React.MouseEvent<HTMLElement>) {
    const target = event.target as Element // as above
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN)
    if (Number.isNaN(index)) return
    if (target.closest('[data-select]')) {
      setCursor({ index, place: -1 })
      return select(index, event.shiftKey)
    }
    if (target.closest('a')) {
      leave(index)
      return followLink(event, index)
    }
    const cell = target.closest<HTMLElement>('[data-column]')
    setCursor({ index, place: columns.findIndex(({ id }) => id === cell?.dataset.column) })
    const value = target.closest<HTMLElement>('[data-value]')
    if (value && !window.getSelection()?.toString()) showMenu(value)
  }

  /** Plain clicks only: any other opens the device elsewhere, which the browser does by itself. */
  function followLink(event: React.MouseEvent, index: number) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const device = deviceAt(index)
    if (!device) return
    event.preventDefault()
    onOpen(device)
  }

  function showMenu(value: HTMLElement) {
    const cell = value.closest<HTMLElement>('[data-column]')
    const device = deviceAt(Number(value.closest<HTMLElement>('[data-index]')?.dataset.index))
    const column = columns.find(({ id }) => id === cell?.dataset.column)
    if (cell && device && column) onValue(cell, device, column)
  }

  return (
    <div className="relative isolate flex min-h-0 min-w-0 flex-1 flex-col">
      <div
        ref={scroller}
        onScroll={event => event.currentTarget.toggleAttribute('data-shifted', event.currentTarget.scrollLeft > 0)}
        style={{ '--table-row': `${ROWS[preferences.density]}px` } as React.CSSProperties}
        className="group/scroller min-h-0 flex-1 overflow-auto overscroll-contain bg-surface outline-none [--header-height:36px] [--row-height:var(--table-row)] max-sheet:[--header-height:0px] max-sheet:[--row-height:64px]"
      >
        <div
          role="grid"
          aria-label="Devices"
          aria-rowcount={total + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable
          aria-busy={list.outdated || undefined}
          onKeyDown={onKeyDown}
          onClick={onClick}
          style={
            {
              '--tracks': tracks.template,
              '--least-width': `${tracks.minWidth}px`,
              '--rows': total,
            } as React.CSSProperties
          }
          className="relative h-[calc(var(--header-height)+var(--row-height)*var(--rows))] min-w-(--least-width) max-sheet:min-w-0"
        >
          <DeviceGridHeader
            columns={columns}
            sort={sort}
            onSort={onSort}
            onMove={onMoveColumn}
            onWidth={onWidth}
            every={isAllSelected(selection)}
            some={countSelected(selection, total) > 0}
            selectLabel={`Select all ${number(total)} devices that match`}
            onToggleAll={choice.toggleAll}
          />
          <div role="rowgroup" data-rows="" className={clsx('isolate transition-opacity', isDimmed && 'opacity-50')}>
            {rowWindow.rows.map(index => {
              if (index >= total) return null
              const isInSight = index >= rowWindow.first && index <= rowWindow.last
              const device = deviceAt(index, isInSight ? list : late)
              return (
                <DeviceGridRow
                  key={index}
                  device={device}
                  columns={columns}
                  isCard={isSheet}
                  index={index}
                  selected={device !== undefined && isSelected(selection, device.id)}
                  tabStop={index === active ? cursor.place : null}
                  search={isInSight ? search : lateSearch}
                />
              )
            })}
          </div>
        </div>
      </div>
      {failure && (
        <div
          role="alert"
          className="absolute inset-x-3 bottom-3 z-3 mx-auto flex w-fit max-w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-lg bg-raised px-3 py-2 text-sm shadow-float"
        >
          <span className="text-critical-ink">Some of these rows did not come: {failure.problem.title}</span>
          <RetryButton key={failure.problem.requestId} failure={failure} onRetry={retry} />
        </div>
      )}
    </div>
  )
}
