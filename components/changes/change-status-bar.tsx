import { ArrowUp } from 'lucide-react'
import { SyncFreshness } from '@/components/sync/sync-freshness'
import type { Sync } from '@/components/sync/use-sync'
import { Button } from '@/components/ui/button'
import { useNumberText } from '@/components/ui/number'
import { Status } from '@/components/ui/status'
import type { ListedChanges } from './change-list'

/** How many changes one is looking at, how old that is, and the sync that renews it. */
export function ChangeStatusBar({
  list,
  sync,
  onNewest,
}: {
  /** `null` while there is no list. */
  list: ListedChanges | null
  sync: Sync
  /** Where there are newer ones that are not in the list: shows them. */
  onNewest: (() => void) | null
}) {
  const failure = list?.refresh.kind === 'failed' ? list.refresh.failure : null
  return (
    <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-line border-t bg-surface px-4 py-1 text-ink-muted text-sm max-sheet:gap-x-2 max-sheet:px-3">
      {list && <Count list={list} />}
      {onNewest && (
        <Button size="sm" icon={ArrowUp} onClick={onNewest}>
          Show newer changes
        </Button>
      )}
      <span className="flex-1" />
      <SyncFreshness sync={sync} shown={list && { snapshot: { takenAt: list.history.to }, failure }} />
    </div>
  )
}

function Count({ list }: { list: ListedChanges }) {
  const number = useNumberText()
  const count = list.rows.length
  if (list.offline) return <Status tone="warning">You are offline; the list goes on once you are connected</Status>
  if (list.outdated) return <span role="status">Searching…</span>
  return (
    <span role="status">
      <span className="font-medium text-ink">{number(count)}</span> {count === 1 ? 'change' : 'changes'}
      {!list.complete && ' loaded'}
    </span>
  )
}
