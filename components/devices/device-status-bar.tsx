'use client'

import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { SyncProgress } from '@/components/sync/sync-progress'
import type { Sync } from '@/components/sync/use-sync'
import { Button } from '@/components/ui/button'
import { useNumberText } from '@/components/ui/number'
import { RequestId } from '@/components/ui/problem-notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status'
import type { DeviceListState, ListedDevices } from './use-device-list'

/** How many devices there are, match and are chosen, how old that is, and the sync that renews it. */
export function DeviceStatusBar({
  state,
  sync,
  hasQuery,
  children,
}: {
  state: DeviceListState
  sync: Sync
  /** Whether anything is searched or filtered. */
  hasQuery: boolean
  /** What is chosen. */
  children: ReactNode
}) {
  return (
    <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-line border-t bg-surface px-4 py-1 text-ink-muted text-sm max-sheet:gap-x-2 max-sheet:px-3">
      {state.kind === 'listed' && <Counts list={state} sync={sync} hasQuery={hasQuery} />}
      {children}
      <span className="flex-1" />
      <Freshness state={state} sync={sync} />
    </div>
  )
}

function Counts({ list, sync, hasQuery }: { list: ListedDevices; sync: Sync; hasQuery: boolean }) {
  const number = useNumberText()
  const fleet = hasQuery ? sync.status?.snapshot?.devices : list.total
  if (list.offline) return <Status tone="warning">You are offline; the list goes on once you are connected</Status>
  return (
    <span role="status" className="flex items-center gap-1.5">
      {fleet !== undefined && (
        <span>
          <Figure>{number(fleet)}</Figure> {fleet === 1 ? 'device' : 'devices'}
        </span>
      )}
      {hasQuery && (
        <span className={list.outdated ? 'text-ink-faint' : undefined}>
          {fleet !== undefined && <span className="pr-1.5 text-ink-faint">·</span>}
          <Figure>{number(list.total)}</Figure> match
        </span>
      )}
      {list.outdated && <span className="sr-only">Searching</span>}
    </span>
  )
}

function Figure({ children }: { children: ReactNode }) {
  return <span className="font-medium text-ink">{children}</span>
}

function Freshness({ state, sync }: { state: DeviceListState; sync: Sync }) {
  const { status, failure } = sync
  const isRunning = status?.state === 'running'
  const snapshot = state.kind === 'listed' ? state.snapshot : (status?.snapshot ?? null)
  const problem =
    failure?.problem ??
    (state.kind === 'listed' ? state.failure?.problem : undefined) ??
    (status?.state === 'failed' && snapshot ? status.error : null)
  if (state.kind === 'first-sync') return null
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
