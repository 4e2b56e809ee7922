import { DeviceRowSkeleton } from './device-row-skeleton'
import { RetryButton } from './failure-notice'
import { rowPlace } from './row-place'
import type { LoadedDevices } from './use-device-list'

/** What stands below the last row while there is more: rows to come, or why they do not come. */
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
  if (more.kind !== 'failed') {
    return [index, index + 1].map(place => (
      <div key={place} aria-hidden className={rowPlace.className} style={rowPlace.style(place)}>
        <DeviceRowSkeleton columns={columns} />
      </div>
    ))
  }
  return (
    <div
      role="alert"
      className={`${rowPlace.className} flex h-auto items-center gap-3 px-3 text-sm`}
      style={rowPlace.style(index)}
    >
      <div className="sticky left-3 flex max-w-[calc(100vw-2rem)] flex-wrap items-center gap-x-3 gap-y-1 py-1">
        <span className="text-critical-ink">{more.failure.problem.title}</span>
        <span className="text-ink-muted">The devices above stay as they are.</span>
        <RetryButton key={more.failure.problem.requestId} failure={more.failure} onRetry={onRetry} />
      </div>
    </div>
  )
}
