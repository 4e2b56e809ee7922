'use client'

import { RotateCw } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import { SyncProgress } from '@/components/sync/sync-progress'
import { useSync } from '@/components/sync/use-sync'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status'
import type { Snapshot } from '@/lib/domain/inventory'

/** A console may answer from the snapshot before while it reads the new one; then it is asked again. */
const ASK_AGAIN_MS = 1_000

/** How old the page's numbers are, and the sync that renews them. A newer snapshot has the page made anew. */
export function OverviewFreshness({ snapshot }: { snapshot: Snapshot }) {
  const router = useRouter()
  const { status, failure, isStarting, start } = useSync()
  const isBehind = (status?.snapshot?.version ?? 0) > snapshot.version
  useEffect(() => {
    if (!isBehind) return
    router.refresh()
    const timer = setInterval(() => router.refresh(), ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isBehind, router])
  useShortcut({ keys: 'r', label: 'Read the fleet again', group: 'Overview', run: start })

  const isRunning = status?.state === 'running'
  const problem = failure?.problem ?? (status?.state === 'failed' ? status.error : null)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-muted text-sm">
      {problem && !isRunning && (
        <span role="status">
          <Status tone={failure?.problem.code === 'rate-limited' ? 'info' : 'warning'}>
            {failure?.problem.code === 'rate-limited' ? failure.problem.detail : `Could not refresh: ${problem.title}`}
          </Status>
        </span>
      )}
      {isRunning && <SyncProgress status={status} className="max-sheet:hidden" />}
      <span>
        Snapshot <RelativeTime iso={snapshot.takenAt} focusable />
      </span>
      <Button size="sm" variant="ghost" icon={RotateCw} pending={isRunning || isStarting} onClick={start}>
        Refresh
      </Button>
    </div>
  )
}
