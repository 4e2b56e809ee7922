import type { CSSProperties, ReactNode } from 'react'
import { RetryButton } from './failure-notice'
import { rowPlace } from './row-place'
import type { LoadedList } from './use-endless-list'

/** What stands below the last row while there is more: rows to come, or why they do not come. */
export function GridTail({
  more,
  place,
  skeleton,
  above,
  onRetry,
}: {
  more: LoadedList['more']
  /** Where the first and the second row below the last one are. */
  place: (row: 0 | 1) => CSSProperties
  skeleton: ReactNode
  /** What is above it: "devices". */
  above: string
  onRetry: () => void
}) {
  if (more.kind !== 'failed') {
    return ([0, 1] as const).map(row => (
      <div key={row} aria-hidden className={rowPlace.className} style={place(row)}>
        {skeleton}
      </div>
    ))
  }
  return (
    <div role="alert" className={`${rowPlace.className} flex h-auto! items-center gap-3 px-3 text-sm`} style={place(0)}>
      <div className="sticky left-3 flex max-w-[calc(100vw-2rem)] flex-wrap items-center gap-x-3 gap-y-1 py-1">
        <span className="text-critical-ink">{more.failure.problem.title}</span>
        <span className="text-ink-muted">The {above} above stay as they are.</span>
        <RetryButton key={more.failure.problem.requestId} failure={more.failure} onRetry={onRetry} />
      </div>
    </div>
  )
}
