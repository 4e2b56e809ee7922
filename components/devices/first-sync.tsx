'use client'

import { useQuery } from '@tanstack/react-query'
import { FirstSyncProgress } from '@/components/sync/first-sync-progress'
import type { Sync } from '@/components/sync/use-sync'
import type { ColumnId } from '@/lib/domain/device-columns'
import { firstDevicesQuery } from '@/lib/queries/devices'
import { drawValue } from './device-cell'
import { DeviceRowSkeleton } from './device-row-skeleton'
import { useDeviceColumns } from './device-table'

const WIDTHS = {}
const NOTHING: string[] = []

/** Until the fleet has been read for the first time: how far that is, and the first devices as the service lists them. */
export default function FirstSync({ sync, shown }: { sync: Sync; shown: readonly ColumnId[] }) {
  const { columns, tracks } = useDeviceColumns(
    shown.filter(id => id !== 'attention'),
    WIDTHS,
  )
  const { data: devices = [] } = useQuery(firstDevicesQuery())
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="shrink-0 border-line border-b p-4">
        <FirstSyncProgress sync={sync} below="Below are the first devices as the service lists them." />
      </div>
      <section
        aria-label="The first devices"
        style={{ '--tracks': tracks.template } as React.CSSProperties}
        className="min-h-0 flex-1 overflow-auto bg-surface opacity-75 [--row-height:36px] max-sheet:[--row-height:64px]"
      >
        <ul style={{ minWidth: tracks.minWidth }} className="max-sheet:min-w-0!">
          {devices.map(device => (
            <li
              key={device.id}
              className="grid h-9 grid-cols-(--tracks) items-center border-line border-b text-sm max-sheet:grid-cols-2 max-sheet:px-4"
            >
              <span className="max-sheet:hidden" />
              {columns.map(column => (
                <div key={column.id} className="cut px-2.5 max-sheet:nth-[n+4]:hidden">
                  {drawValue({ ...device, attention: [] }, column, NOTHING)}
                </div>
              ))}
            </li>
          ))}
        </ul>
        <div aria-hidden>
          {Array.from({ length: devices.length > 0 ? 2 : 20 }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: outlines never reorder
            <DeviceRowSkeleton key={row} columns={columns.length} />
          ))}
        </div>
      </section>
    </div>
  )
}
