import { GridTail } from '@/components/ui/grid-tail'
import { rowPlace } from '@/components/ui/row-place'
import { DeviceRowSkeleton } from './device-row-skeleton'
import type { LoadedDevices } from './use-device-list'

/** What stands below the last device while there are more. */
export function DeviceGridTail({
  index,
  more,
  columns,
  onRetry,
}: {
  index: number
  more: LoadedDevices['more']
  columns: number
  onRetry: () => void
}) {
  return (
    <GridTail
      more={more}
      place={row => rowPlace.style(index + row)}
      skeleton={<DeviceRowSkeleton columns={columns} />}
      above="devices"
      onRetry={onRetry}
    />
  )
}
