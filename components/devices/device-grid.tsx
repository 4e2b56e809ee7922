// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table of all its rows
'use client'

import { useTable } from '@tanstack/react-table'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { clsx } from 'clsx'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import type { Device } from '@/lib/domain/device'
import type { DeviceColumn } from '@/lib/domain/device-columns'
import { FIRST_BATCH } from '@/lib/queries/device-pages'
import { DeviceGridHeader } from './device-grid-header'
import { DeviceGridRow } from './device-grid-row'
import { DeviceGridTail } from './device-grid-tail'
import { deviceColumns, deviceFeatures, gridTracks } from './device-table'
import { type GridCursor, moveCursor } from './grid-cursor'
import { areAllSelected, type Selection, selectRange, toggleAll, toggleDevice } from './selection'
import type { LoadedDevices } from './use-device-list'
import { useGridCursor } from './use-grid-cursor'
import { useIsSheet } from './use-is-sheet'
import type { ColumnVisibility } from './visible-columns'

const TABLE_ROW = 36
const CARD_ROW = 64
/** Rows below the visible ones at which the next are asked for, some ten screens; in a short list from its middle. */
const READ_AHEAD = 250
/** The window as the server imagines it: enough rows for the first HTML to fill a large one. */
const IMAGINED = { width: 1200, height: 860 }

type Props = {
  list: LoadedDevices
  search: string
  visibility: ColumnVisibility
  selection: Selection
  onSelect: (selection: Selection) => void
  onOpen: (device: Device) => void
  onValue: (cell: HTMLElement, device: Device, column: DeviceColumn) => void
  onReadOn: () => void
}

/** The devices as a grid: virtualised, walked by keyboard, two-line cards where the window is narrow. */
export function DeviceGrid({ list, search, visibility, selection, onSelect, onOpen, onValue, onReadOn }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const isSheet = useIsSheet()
  const headerHeight = isSheet ? 0 : TABLE_ROW
  const rowHeight = isSheet ? CARD_ROW : TABLE_ROW
  const [cursor, setCursor] = useState<GridCursor>({ index: 0, place: -1 })

  const table = useTable({
    features: deviceFeatures,
    columns: deviceColumns,
    data: list.devices,
    getRowId: device => device.id,
    state: { columnVisibility: visibility },
  })
  const rows = table.getRowModel().rows
  const columns = table.getVisibleLeafColumns()
  const tracks = useMemo(() => gridTracks(columns.flatMap(column => column.columnDef.meta ?? [])), [columns])
  const everySelected = useMemo(() => areAllSelected(selection, list.devices), [selection, list.devices])

  const active = Math.min(cursor.index, rows.length - 1)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    paddingStart: headerHeight,
    scrollPaddingStart: headerHeight,
    initialRect: IMAGINED,
    overscan: 10,
    // The row with the keyboard stays in the document wherever the person scrolls, or focus would be lost.
    rangeExtractor: range => withActive(defaultRangeExtractor(range), active),
  })
  const { bound, stop, goTo, press, leave } = useGridCursor({
    scroller,
    virtualizer,
    cursor: { index: active, place: cursor.place },
    setCursor,
    list,
    search,
    columns: columns.length,
    rowHeight,
  })

  // Row heights are estimates that only a changed layout makes wrong.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layout is what it depends on
  useEffect(() => virtualizer.measure(), [rowHeight])

  const lastSeen = virtualizer.range?.endIndex ?? 0
  const wantsMore = !list.complete && !list.outdated && list.more.kind === 'idle'
  // Fewer rows than the first page could hold are all there is, as a rule: one more request makes their count exact.
  const nearEnd = rows.length < FIRST_BATCH.top || lastSeen >= rows.length - Math.min(READ_AHEAD, rows.length / 2)
  useEffect(() => {
    if (wantsMore && (bound || nearEnd)) onReadOn()
  })

  function open(index: number) {
    const device = rows[index]?.original
    if (!device) return
    leave(index)
    onOpen(device)
  }

  function select(index: number, range: boolean) {
    const device = rows[index]?.original
    if (device) onSelect(range ? selectRange(selection, list.devices, device) : toggleDevice(selection, device))
  }

  useShortcut({ keys: 'j', label: 'Next device', group: 'Devices', run: () => press('ArrowDown') })
  useShortcut({ keys: 'k', label: 'Previous device', group: 'Devices', run: () => press('ArrowUp') })
  useShortcut({
    keys: 'Enter',
    label: 'Open the device, or the menu of a value',
    group: 'Devices',
    run: () => open(active),
  })
  useShortcut({ keys: 'x', label: 'Select the device', group: 'Devices', run: () => select(active, false) })
  useShortcut({ keys: 'shift+x', label: 'Select to here', group: 'Devices', run: () => select(active, true) })
  useShortcut({
    keys: 'mod+a',
    label: 'Select all loaded devices',
    group: 'Devices',
    run: () => onSelect(toggleAll(selection, list.devices)),
  })

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
    const device = rows[active]?.original
    const next = moveCursor({ index: active, place: cursor.place }, key, { rows: rows.length, columns: 0, page: 1 })
    const target = next && rows[next.index]?.original
    if (!device || !next || !target) return
    const anchored = selection.anchor === null ? toggleDevice(selection, device) : selection
    onSelect(selectRange(anchored, list.devices, target))
    goTo({ index: next.index, place: cursor.place })
  }

  function onClick(event: React.MouseEvent<HTMLElement>) {
    const target = event.target as Element // as above
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN)
    if (Number.isNaN(index)) return
    stop()
    if (target.closest('[data-select]')) {
      setCursor({ index, place: -1 })
      return select(index, event.shiftKey)
    }
    if (target.closest('a')) return leave(index)
    const cell = target.closest<HTMLElement>('[data-column]')
    setCursor({ index, place: columns.findIndex(column => column.id === cell?.dataset.column) })
    const value = target.closest<HTMLElement>('[data-value]')
    if (value && !window.getSelection()?.toString()) showMenu(value)
  }

  function showMenu(value: HTMLElement) {
    const cell = value.closest<HTMLElement>('[data-column]')
    const device = rows[Number(value.closest<HTMLElement>('[data-index]')?.dataset.index)]?.original
    const column = columns.find(one => one.id === cell?.dataset.column)?.columnDef.meta
    if (cell && device && column) onValue(cell, device, column)
  }

  return (
    <div
      ref={scroller}
      onScroll={event => event.currentTarget.toggleAttribute('data-shifted', event.currentTarget.scrollLeft > 0)}
      onWheel={stop}
      className="group/scroller min-h-0 flex-1 overflow-auto overscroll-contain bg-surface outline-none [--header-height:36px] [--row-height:36px] max-sheet:[--header-height:0px] max-sheet:[--row-height:64px]"
    >
      <div
        role="grid"
        aria-label="Devices"
        aria-rowcount={list.complete ? rows.length + 1 : -1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-busy={list.outdated || undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        style={
          {
            '--tracks': tracks.template,
            '--least-width': `${tracks.minWidth}px`,
            '--rows': rows.length + (list.complete ? 0 : 2),
          } as React.CSSProperties
        }
        className="relative h-[calc(var(--header-height)+var(--row-height)*var(--rows))] min-w-(--least-width) max-sheet:min-w-0"
      >
        <DeviceGridHeader
          columns={columns.flatMap(column => column.columnDef.meta ?? [])}
          every={everySelected}
          some={selection.devices.size > 0}
          count={rows.length}
          onToggleAll={() => onSelect(toggleAll(selection, list.devices))}
        />
        <div role="rowgroup" data-rows="" className={clsx('isolate transition-opacity', list.outdated && 'opacity-50')}>
          {virtualizer.getVirtualItems().map(({ index }) => {
            const row = rows[index]
            return (
              row && (
                <DeviceGridRow
                  key={row.id}
                  device={row.original}
                  cells={row.getVisibleCells()}
                  index={index}
                  selected={selection.devices.has(row.id)}
                  tabStop={index === active ? cursor.place : null}
                  search={search}
                />
              )
            )
          })}
        </div>
        {!list.complete && (
          <DeviceGridTail index={rows.length} more={list.more} columns={columns.length} onRetry={onReadOn} />
        )}
      </div>
    </div>
  )
}

function withActive(indexes: number[], active: number): number[] {
  if (active < 0 || indexes.includes(active)) return indexes
  return [...indexes, active].sort((one, other) => one - other)
}
