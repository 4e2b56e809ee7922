'use client'

import { RotateCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { RequestId } from '@/components/ui/problem-notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status'
import type { Snapshot } from '@/lib/domain/inventory'
import type { Failure } from '@/lib/queries/to-failure'
import { SyncProgress } from './sync-progress'
import type { Sync } from './use-sync'

/** How old what is shown is, and the sync that renews it. */
export function SyncFreshness({
  sync,
  shown,
}: {
  sync: Sync
  /** What is shown, and why nothing newer could be read; `null` while nothing is. */
  shown: { snapshot: Pick<Snapshot, 'takenAt'>; failure: Failure | null } | null
}) {
  const { status, failure } = sync
  const isRunning = status?.state === 'running'
  const snapshot = shown?.snapshot ?? status?.snapshot ?? null
  const problem =
    failure?.problem ?? shown?.failure?.problem ?? (status?.state === 'failed' && snapshot ? status.error : null)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {problem && !isRunning && (
        <span role="status" className="flex flex-wrap items-center gap-x-2">
          <Status tone={failure?.problem.code === 'rate-limited' ? 'info' : 'warning'}>
            {failure?.problem.code === 'rate-limited' ? problem.detail : `Could not refresh: ${problem.title}`}
          </Status>
          {problem.requestId && failure?.problem.code !== 'rate-limited' && <RequestId value={problem.requestId} />}
        </span>
      )}
      {isRunning && <SyncProgress status={status} className="max-sheet:hidden" />}
      {snapshot && (
        <span>
          <span className="max-sheet:sr-only">Snapshot </span>
          <RelativeTime iso={snapshot.takenAt} focusable />
        </span>
      )}
      <Button
        size="sm"
        variant="ghost"
        icon={RotateCw}
        pending={isRunning || sync.isStarting}
        onClick={sync.start}
        aria-label="Refresh"
      >
        <span className="max-sheet:hidden">Refresh</span>
      </Button>
    </div>
  )
}
