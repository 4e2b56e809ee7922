import Link from 'next/link'
import { CellText } from '@/components/ui/cell-text'
import { RelativeTime } from '@/components/ui/relative-time'
import { RingMark } from '@/components/update-ring/ring-mark'
import { NOT_SET_UP } from '@/lib/domain/device-wording'
import { type PersonDevice, personDeviceSearchPath } from '@/lib/domain/person'
import { isMatch } from './device-lines'

/** One device of a person in their row: its name, ring and last sync; beneath each other on a card. */
export function PersonDeviceLine({
  device,
  others,
  search,
  tabIndex,
}: {
  device: PersonDevice
  /** On a card only the first line is shown: how many devices are not. */
  others: number
  search: string
  tabIndex: number
}) {
  return (
    <li className="col-span-3 grid h-7 grid-cols-subgrid items-center max-sheet:flex max-sheet:h-auto max-sheet:flex-col max-sheet:items-end max-sheet:gap-y-0.5 max-sheet:not-first:hidden">
      <span className="flex min-w-0 max-w-full items-baseline gap-1.5 px-2.5 max-sheet:px-0">
        <Link
          href={personDeviceSearchPath(device)}
          prefetch={false}
          tabIndex={tabIndex}
          // On a card it lies above the link that spreads over all of it.
          className="block min-w-0 truncate rounded-sm hover:underline max-sheet:relative max-sheet:z-1"
        >
          <DeviceName device={device} search={search} />
        </Link>
        {others > 0 && <span className="shrink-0 text-ink-muted sheet:hidden">+{others}</span>}
      </span>
      <span className="contents max-sheet:flex max-sheet:items-center max-sheet:gap-3 max-sheet:text-ink-muted">
        <RingMark ring={device.ring} className="sheet:px-2.5" />
        <RelativeTime iso={device.lastSyncAt} className="truncate sheet:px-2.5" />
      </span>
    </li>
  )
}

/** The device's name, and its serial number where it has no name or where that is why the person was found. */
function DeviceName({ device: { name, serialNumber }, search }: { device: PersonDevice; search: string }) {
  if (name && !(isMatch(serialNumber, search) && !isMatch(name, search))) {
    return <CellText text={name} search={search} />
  }
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <span className={name ? 'min-w-0 truncate' : 'shrink-0 text-ink-muted'}>{name || NOT_SET_UP}</span>
      <span className={name ? 'shrink-0' : 'min-w-0'}>
        <CellText text={serialNumber} search={search} id />
      </span>
    </span>
  )
}
