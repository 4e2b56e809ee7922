import { RelativeTime } from '@/components/ui/relative-time'
import type { HistorySpan } from '@/lib/domain/change'

/** Where the list ends, and why: what the first reading of the fleet found is what later ones are compared with. */
export function HistoryStart({ history }: { history: HistorySpan }) {
  return (
    <p className="text-pretty text-ink-muted text-sm">
      History begins <RelativeTime iso={history.from} focusable />: what the fleet was like then is what later readings
      are compared with.
    </p>
  )
}
