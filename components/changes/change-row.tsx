// biome-ignore-all lint/a11y/useSemanticElements: a virtualised grid cannot be a table of all its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the row has the focus, and the link in it
import { clsx } from 'clsx'
import Link from 'next/link'
import { memo } from 'react'
import { toTimeText } from '@/components/formatting/formats'
import { CellText } from '@/components/ui/cell-text'
import { rowClass } from '@/components/ui/row-class'
import { rowPlace } from '@/components/ui/row-place'
import { timeTip } from '@/components/ui/tooltip'
import { Truncate } from '@/components/ui/truncate'
import type { DeviceChange } from '@/lib/domain/change'
import { devicePath } from '@/lib/domain/device-links'
import { NOT_SET_UP } from '@/lib/domain/device-wording'
import { ChangedValues } from './changed-values'
import { HappeningMark } from './happening-mark'

const cell = 'flex min-w-0 items-center px-2.5 max-sheet:px-0'

/** One change: a row, or a card of two lines below 700 px. */
export const ChangeRow = memo(function ChangeRow({
  change,
  index,
  daysAbove,
  active,
  locale,
  timeZone,
  search,
}: {
  change: DeviceChange
  index: number
  /** How many headings of days are above it. */
  daysAbove: number
  /** Whether the Tab key lands here. */
  active: boolean
  locale: string
  timeZone: string
  /** The words that were searched for. */
  search: readonly string[]
}) {
  const at = Date.parse(change.at)
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      tabIndex={active ? 0 : -1}
      data-index={index}
      style={rowPlace.style(index, daysAbove)}
      className={clsx(
        rowPlace.className,
        rowClass,
        'grid grid-cols-(--tracks) max-sheet:grid-cols-[auto_minmax(0,1fr)_auto] max-sheet:content-center max-sheet:gap-x-3 max-sheet:gap-y-0.5 max-sheet:px-4',
      )}
    >
      <div role="gridcell" className={clsx(cell, 'pl-4 text-ink-muted max-sheet:col-3 max-sheet:row-1')}>
        <time dateTime={change.at} {...timeTip} className="whitespace-nowrap">
          {toTimeText(at, locale, timeZone, 'clock')}
        </time>
      </div>
      <div role="gridcell" className={clsx(cell, 'max-sheet:col-[1/3] max-sheet:row-1')}>
        <Link
          href={devicePath({ id: change.deviceId, name: change.deviceName, serialNumber: '' })}
          prefetch={false}
          tabIndex={-1}
          // On a card the link spreads over all of it.
          className="block min-w-0 truncate rounded-sm font-medium max-sheet:after:absolute max-sheet:after:inset-0 hover:underline"
        >
          {change.deviceName ? (
            <CellText text={change.deviceName} search={search} />
          ) : (
            <Nameless id={change.deviceId} />
          )}
        </Link>
      </div>
      <div role="gridcell" className={clsx(cell, 'max-sheet:col-1 max-sheet:row-2')}>
        <HappeningMark kind={change.kind} field={change.field} />
      </div>
      <div role="gridcell" className={clsx(cell, 'max-sheet:col-[2/4] max-sheet:row-2')}>
        <ChangedValues change={change} />
      </div>
    </div>
  )
})

function Nameless({ id }: { id: string }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2 font-normal">
      <span className="shrink-0 text-ink-muted">{NOT_SET_UP}</span>
      <Truncate text={id} at="middle" className="font-mono text-xs" />
    </span>
  )
}
