// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table of all its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: nothing can be done to the headings
'use client'

import { clsx } from 'clsx'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import type { GridCursor } from '@/components/ui/grid-cursor'
import { GridTail } from '@/components/ui/grid-tail'
import { rowPlace } from '@/components/ui/row-place'
import type { LoadedRows } from '@/components/ui/use-endless-list'
import { useGridCursor } from '@/components/ui/use-grid-cursor'
import { useIsSheet } from '@/components/ui/use-is-sheet'
import { useRowWindow } from '@/components/ui/use-row-window'
import type { Person } from '@/lib/domain/person'
import { FIRST_BATCH } from '@/lib/queries/paging'
import { furtherLinesAbove } from './device-lines'
import { PERSON_COLUMNS, PERSON_TRACKS } from './person-columns'
import { PersonRow } from './person-row'
import { PersonRowSkeleton } from './person-row-skeleton'

const TABLE_ROW = 36
const TABLE_LINE = 28
const CARD_ROW = 64
/** Rows below the visible ones at which the next are asked for, some ten screens; in a short list from its middle. */
const READ_AHEAD = 250

/** The people as a grid: virtualised, walked row by row, two-line cards where the window is narrow. */
export function PersonGrid({
  list,
  search,
  onOpen,
  onReadOn,
}: {
  list: LoadedRows<Person>
  search: string
  onOpen: (person: Person) => void
  onReadOn: () => void
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const isSheet = useIsSheet()
  const { rows } = list
  const [cursor, setCursor] = useState<GridCursor>({ index: 0, place: -1 })
  const above = useMemo(() => furtherLinesAbove(rows), [rows])
  const active = Math.min(cursor.index, rows.length - 1)

  const rowWindow = useRowWindow({
    scroller,
    count: rows.length,
    active,
    headerHeight: isSheet ? 0 : TABLE_ROW,
    topOf: useCallback(
      (index: number) => (isSheet ? CARD_ROW * index : TABLE_ROW * index + TABLE_LINE * (above[index] ?? 0)),
      [isSheet, above],
    ),
  })
  const { bound, stop, press, leave } = useGridCursor({
    scroller,
    count: rows.length,
    window: rowWindow,
    cursor: { index: active, place: -1 },
    setCursor,
    list,
    search,
    columns: 0,
    rowHeight: isSheet ? CARD_ROW : TABLE_ROW,
  })

  const wantsMore = !list.complete && !list.outdated && list.more.kind === 'idle'
  // Fewer rows than the first page could hold are all there is, as a rule: one more request makes their count exact.
  const nearEnd = rows.length < FIRST_BATCH.top || rowWindow.last >= rows.length - Math.min(READ_AHEAD, rows.length / 2)
  useEffect(() => {
    if (wantsMore && (bound || nearEnd)) onReadOn()
  })

  function open(index: number) {
    const person = rows[index]
    if (!person) return
    leave(index)
    onOpen(person)
  }

  useShortcut({ keys: 'j', label: 'Next person', group: 'People', run: () => press('ArrowDown') })
  useShortcut({ keys: 'k', label: 'Previous person', group: 'People', run: () => press('ArrowUp') })
  useShortcut({ keys: 'Enter', label: 'Open the person', group: 'People', run: () => open(active) })

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

  return (
    <div
      ref={scroller}
      onScroll={event => event.currentTarget.toggleAttribute('data-shifted', event.currentTarget.scrollLeft > 0)}
      onWheel={stop}
      className="group/scroller min-h-0 flex-1 overflow-auto overscroll-contain bg-surface outline-none [--header-height:36px] [--line-height:28px] [--row-height:36px] max-sheet:[--header-height:0px] max-sheet:[--line-height:0px] max-sheet:[--row-height:64px]"
    >
      <div
        role="grid"
        aria-label="People"
        aria-rowcount={list.complete ? rows.length + 1 : -1}
        aria-colcount={PERSON_COLUMNS.length}
        aria-busy={list.outdated || undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        style={
          {
            '--tracks': PERSON_TRACKS.template,
            '--least-width': `${PERSON_TRACKS.minWidth}px`,
            '--all-rows': rows.length + (list.complete ? 0 : 2),
            '--all-lines': above[rows.length],
          } as React.CSSProperties
        }
        className="relative h-[calc(var(--header-height)+var(--row-height)*var(--all-rows)+var(--line-height)*var(--all-lines))] min-w-(--least-width) max-sheet:min-w-0"
      >
        <Headings />
        <div role="rowgroup" data-rows="" className={clsx('isolate transition-opacity', list.outdated && 'opacity-50')}>
          {rowWindow.rows.map(index => {
            const person = rows[index]
            return (
              person && (
                <PersonRow
                  key={person.upn}
                  person={person}
                  index={index}
                  linesAbove={above[index] ?? 0}
                  active={index === active}
                  search={search}
                />
              )
            )
          })}
        </div>
        {!list.complete && (
          <GridTail
            more={list.more}
            place={row => rowPlace.style(rows.length + row, above[rows.length])}
            skeleton={<PersonRowSkeleton />}
            above="people"
            onRetry={onReadOn}
          />
        )}
      </div>
    </div>
  )
}

/** They stay in sight. */
function Headings() {
  return (
    <div role="rowgroup" className="sticky top-0 z-2 max-sheet:hidden">
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-(--header-height) grid-cols-(--tracks) border-line border-b bg-canvas text-ink-muted text-xs"
      >
        {PERSON_COLUMNS.map(({ id, label }, place) => (
          <div
            key={id}
            role="columnheader"
            aria-colindex={place + 1}
            className={clsx(
              'flex min-w-0 items-center px-2.5 font-medium',
              id === 'name' && 'sticky left-0 z-1 bg-inherit pl-4 group-data-shifted/scroller:border-r',
              id === 'count' && 'justify-end',
            )}
          >
            <span className="truncate">{label}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
