// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table of all its rows
import { replaceEqualDeep } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { memo, type ReactNode, useMemo } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { markMatches } from '@/components/ui/highlight'
import { rowClass } from '@/components/ui/row-class'
import { rowPlace } from '@/components/ui/row-place'
import { Skeleton } from '@/components/ui/skeleton'
import { clippedTip, tooltipProps } from '@/components/ui/tooltip'
import { ATTENTION_RULES } from '@/lib/domain/attention'
import { type DeviceColumn, deviceText } from '@/lib/domain/device-columns'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { drawValue, MENU_VALUE } from './device-cell'
import { SKELETON_WIDTHS } from './device-row-skeleton'
import { foundElsewhere } from './found-elsewhere'

/** Where each column stands on a card; a column that is not here is not on it. */
const CARD_PLACE: Record<string, string> = {
  name: 'max-sheet:col-[2/3] max-sheet:row-1 max-sheet:self-end',
  compliance: 'max-sheet:col-4 max-sheet:row-1 max-sheet:self-end max-sheet:text-right',
  assignedUser: 'max-sheet:col-[2/3] max-sheet:row-2 max-sheet:self-start max-sheet:text-ink-muted',
  ring: 'max-sheet:col-3 max-sheet:row-2 max-sheet:self-start max-sheet:text-ink-muted',
  attention: 'max-sheet:col-3 max-sheet:row-1 max-sheet:self-end max-sheet:text-right',
  lastSyncAt: 'max-sheet:col-4 max-sheet:row-2 max-sheet:self-start max-sheet:text-right max-sheet:text-ink-muted',
}

const isOnCard = ({ id }: DeviceColumn) => id in CARD_PLACE

/** One line, as high as the row but for its border. */
const cell = 'cut leading-[calc(var(--row-height)-1px)] max-sheet:leading-5 focus-visible:-outline-offset-2'
/** The values of most have a ground of their own, which begins before the text. */
const pads = (column: DeviceColumn) => (column.kind === 'name' ? 'px-2.5 max-sheet:px-1.5' : 'px-1.5 max-sheet:px-0.5')

type Props = {
  device: InventoryDevice | undefined
  columns: readonly DeviceColumn[]
  /** Whether the window is too narrow for a table. */
  isCard: boolean
  index: number
  selected: boolean
  /** Where the Tab key lands, if in this row: a column's place, or -1 for the row itself. */
  tabStop: number | null
  /** The words that were searched for; the same array until they change. */
  search: readonly string[]
}

const NOTHING: readonly string[] = []

/**
 * One device: a table row, or a card of two lines below 700 px; its outline until it is there. What is done to it is heard by the grid, which finds
 * the row and the column again by `data-index` and `data-column`.
 */
function Row({ device, columns, isCard, index, selected, tabStop, search }: Props) {
  // Another search of the same devices draws anew only what it looks into.
  const lasting = useMemo(
    () =>
      columns.map((column, place) =>
        column.searched ? null : drawCell({ device, index, tabStop }, column, place, NOTHING),
      ),
    [device, columns, index, tabStop],
  )
  const found = isCard && device && drawFound(device, columns.filter(isOnCard), search)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-busy={device ? undefined : true}
      tabIndex={tabStop === -1 ? 0 : -1}
      data-index={index}
      style={rowPlace.style(index)}
      className={clsx(
        rowPlace.className,
        rowClass,
        'grid grid-cols-(--tracks) grid-rows-1 aria-selected:bg-accent-soft',
        'max-sheet:grid-cols-[44px_minmax(0,1fr)_max-content_max-content] max-sheet:grid-rows-2 max-sheet:gap-y-0.5 max-sheet:py-2 max-sheet:pr-2',
      )}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        tabIndex={-1}
        data-select=""
        className="stuck left-0 grid place-items-center max-sheet:relative max-sheet:z-2 max-sheet:row-[1/3]"
      >
        {device ? (
          // Named by the cell beside it: a field is the dearest thing to change, and with another device in the row nothing of it does.
          <Checkbox
            id={`select-${index}`}
            checked={selected}
            readOnly
            tabIndex={-1}
            aria-label="Select"
            aria-labelledby={`select-${index} name-${index}`}
          />
        ) : (
          <Skeleton className="h-3.5! w-3.5" />
        )}
      </div>
      {columns.map((column, place) => {
        const before = column.kind === 'person' && found
        return lasting[place] ?? drawCell({ device, index, tabStop }, column, place, search, before)
      })}
    </div>
  )
}

/** A row is drawn anew when something in it differs; an answer brings devices that are known already as other objects. */
export const DeviceGridRow = memo(
  Row,
  ({ device, ...before }, { device: next, ...after }) =>
    replaceEqualDeep(device, next) === device && areSame(before, after),
)

function areSame(before: Omit<Props, 'device'>, after: Omit<Props, 'device'>): boolean {
  return (
    before.columns === after.columns &&
    before.isCard === after.isCard &&
    before.index === after.index &&
    before.selected === after.selected &&
    before.tabStop === after.tabStop &&
    before.search === after.search
  )
}

function drawCell(
  { device, index, tabStop }: Pick<Props, 'device' | 'index' | 'tabStop'>,
  column: DeviceColumn,
  place: number,
  search: readonly string[],
  before?: ReactNode,
) {
  return (
    <div
      key={column.id}
      role="gridcell"
      aria-colindex={place + 2}
      tabIndex={tabStop === place ? 0 : -1}
      data-column={column.id}
      id={column.kind === 'name' ? `name-${index}` : undefined}
      {...(device && tipOf(device, column))}
      className={clsx(
        cell,
        pads(column),
        column.kind === 'name' && 'stuck left-10',
        CARD_PLACE[column.id] ?? 'max-sheet:hidden',
      )}
    >
      {before}
      {device ? (
        drawValue(device, column, search, MENU_VALUE)
      ) : (
        <Skeleton
          className={clsx('inline-block', place > 0 && 'mx-1', SKELETON_WIDTHS[place % SKELETON_WIDTHS.length])}
        />
      )}
    </div>
  )
}

/** What a search has found that has no place on a card. */
function drawFound(device: InventoryDevice, onCard: readonly DeviceColumn[], search: readonly string[]) {
  const field = foundElsewhere(device, onCard, search)
  return field && <span className="mr-2 px-0.5">{markMatches(deviceText(device, field), search)}</span>
}

/** For the tooltip of the whole cell, which the keyboard reaches; a time has its own. */
function tipOf({ attention }: InventoryDevice, { kind }: DeviceColumn) {
  if (kind === 'time') return {}
  if (kind !== 'attention') return clippedTip
  return tooltipProps(attention.map(code => ATTENTION_RULES[code].label).join(', '))
}
