import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status'
import type { KnownDevice } from './known-device'

/** How asking the service for the device itself went. */
export type LiveState = 'none' | 'reading' | 'read' | 'gone' | 'failed'

/** How old each source of the page is. */
export function DeviceFreshness({
  from,
  live,
  liveAt,
}: {
  from: KnownDevice['from']
  live: LiveState
  /** ISO 8601; `null` while there is no live data. */
  liveAt: string | null
}) {
  const at = liveAt ?? (from.kind === 'service' ? from.readAt : null)
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-muted text-sm max-sheet:w-full">
      {live === 'failed' && <Status tone="warning">Live data could not be read</Status>}
      {live === 'gone' && <Status tone="warning">Gone from the service</Status>}
      {live === 'reading' && !at && <span role="status">Reading live data…</span>}
      {at && (
        <span>
          Live <RelativeTime iso={at} focusable />
        </span>
      )}
      {(at || live !== 'none') && <span aria-hidden>·</span>}
      {from.kind === 'snapshot' ? (
        <span>
          Snapshot <RelativeTime iso={from.takenAt} focusable />
        </span>
      ) : (
        <Status tone="info">Not in a snapshot yet</Status>
      )}
    </span>
  )
}
