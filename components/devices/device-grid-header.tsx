// biome-ignore-all lint/a11y/useSemanticElements: as in device-grid.tsx
// biome-ignore-all lint/a11y/useFocusableInteractive: the button in a heading has the focus
import { clsx } from 'clsx'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { type ColumnId, type DeviceColumn, sortFieldOf } from '@/lib/domain/device-columns'
import { type DeviceSort, sortBy } from '@/lib/domain/device-query'
import { ColumnEdge } from './column-edge'
import { useDragOrder } from './use-drag-order'

type Props = {
  columns: readonly DeviceColumn[]
  sort: DeviceSort
  onSort: (sort: DeviceSort) => void
  /** A column dropped on another, or moved so many places on. */
  onMove: (id: ColumnId, to: ColumnId | number) => void
  /** In pixels; `null` for as wide as usual. */
  onWidth: (id: ColumnId, width: number | null) => void
  every: boolean
  some: boolean
  selectLabel: string
  onToggleAll: () => void
}

/**
 * The headings, which stay in sight: they sort, are dragged to their place and by their edge to their width. For the
 * Tab key they are one stop and their edge another; arrows lead from one to the next, and with Shift move the column.
 */
export const DeviceGridHeader = memo(function DeviceGridHeader({
  columns,
  sort,
  onSort,
  onMove,
  onWidth,
  every,
  some,
  selectLabel,
  onToggleAll,
}: Props) {
  const row = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState<ColumnId>('name')
  const [moved, setMoved] = useState(0)
  const { drag, begin } = useDragOrder<ColumnId>(onMove)
  const active = columns.some(({ id }) => id === stop) ? stop : 'name'

  // A column that has changed its place takes the keyboard along.
  const order = columns.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the new order is what is waited for
  useEffect(() => {
    if (moved > 0) focusHeading(row.current, stop)
  }, [moved, order])

  function onKeyDown(event: React.KeyboardEvent, place: number) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const column = columns[place]
    if (event.ctrlKey || event.metaKey || event.altKey || !column) return
    if (step && event.shiftKey) {
      onMove(column.id, step)
      setMoved(moved + 1)
    } else if (step) {
      focusHeading(row.current, columns[place + step]?.id ?? column.id)
    } else if (event.key === 'ArrowDown') {
      document.querySelector<HTMLElement>('[data-rows] [tabindex="0"]')?.focus()
    } else return
    event.preventDefault()
  }

  return (
    <div role="rowgroup" className="sticky top-0 z-2 max-sheet:hidden">
      <div
        ref={row}
        role="row"
        aria-rowindex={1}
        className="grid h-(--header-height) select-none grid-cols-(--tracks) border-line border-b bg-canvas text-ink-muted text-xs"
      >
        <div
          role="columnheader"
          aria-colindex={1}
          className="sticky left-0 z-2 flex items-center justify-center bg-inherit"
        >
          <Checkbox checked={every} indeterminate={some && !every} onChange={onToggleAll} aria-label={selectLabel} />
        </div>
        {columns.map((column, place) => {
          const field = sortFieldOf(column)
          const isSorted = field === sort.field
          const isName = column.kind === 'name'
          const Arrow = sort.descending ? ArrowDown : ArrowUp
          const tabIndex = column.id === active ? 0 : -1
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={place + 2}
              aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
              data-heading={column.id}
              data-drag-id={isName ? undefined : column.id}
              className={clsx(
                'relative flex min-w-0',
                isName && 'sticky left-10 z-2 bg-inherit group-data-shifted/scroller:border-r',
                drag?.id === column.id && 'opacity-50',
                drag && drag.over === column.id && drag.id !== column.id && 'bg-accent-soft',
              )}
            >
              <button
                type="button"
                tabIndex={tabIndex}
                aria-disabled={field === null || undefined}
                onFocus={() => setStop(column.id)}
                onPointerDown={event => !isName && begin(event, column.id)}
                onClick={() => field && onSort(sortBy(field, isSorted && !sort.descending))}
                onKeyDown={event => onKeyDown(event, place)}
                className={clsx(
                  'flex min-w-0 flex-1 items-center gap-1 px-2.5 font-medium outline-offset-[-2px]',
                  field && 'hover:text-ink',
                  isSorted && 'text-ink',
                )}
              >
                <span className="truncate">{column.label}</span>
                {isSorted && <Arrow aria-hidden className="size-3.5 shrink-0" />}
              </button>
              <ColumnEdge
                column={column}
                tabIndex={tabIndex}
                onFocus={() => setStop(column.id)}
                onWidth={width => onWidth(column.id, width)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
})

function focusHeading(row: HTMLElement | null, id: ColumnId) {
  row?.querySelector<HTMLElement>(`[data-heading="${id}"] button`)?.focus()
}
