import { DEVICE_COLUMNS } from '@/lib/domain/device-columns'
import { DeviceRowSkeleton } from './device-row-skeleton'
import { toTracks } from './device-table'

const columns = DEVICE_COLUMNS.filter(column => column.shown)
const { template } = toTracks(columns.map(({ width, grow }) => ({ size: width, grow, isChosen: false })))

/** Rows as high as the ones to come, so that nothing moves when they do. */
export function DeviceListSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading devices"
      style={{ '--tracks': template } as React.CSSProperties}
      className="min-h-0 min-w-0 flex-1 overflow-hidden bg-surface [--row-height:36px] max-sheet:[--row-height:64px]"
    >
      <div className="h-9 border-line border-b bg-canvas max-sheet:hidden" />
      {Array.from({ length: 30 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines never reorder
        <DeviceRowSkeleton key={row} columns={columns.length} />
      ))}
    </div>
  )
}
