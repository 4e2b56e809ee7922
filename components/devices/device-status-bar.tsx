'use client'

import type { ReactNode } from 'react'
import { SyncFreshness } from '@/components/sync/sync-freshness'
import type { Sync } from '@/components/sync/use-sync'
import { useNumberText } from '@/components/ui/number'
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
      {state.kind !== 'first-sync' && <SyncFreshness sync={sync} shown={state.kind === 'listed' ? state : null} />}
    </div>
  )
}

function Counts({ list, sync, hasQuery }: { list: ListedDevices; sync: Sync; hasQuery: boolean }) {
  const number = useNumberText()
  // While the list waits for its answer, what it counts is another view.
  const fleet = hasQuery || list.outdated ? sync.status?.snapshot?.devices : list.total
  if (list.offline) return <Status tone="warning">You are offline; the list goes on once you are connected</Status>
  return (
    <span role="status" className="flex items-center gap-1.5">
      {fleet !== undefined && (
        <span>
          <Figure>{number(fleet)}</Figure> {fleet === 1 ? 'device' : 'devices'}
        </span>
      )}
      {(hasQuery || list.outdated) && (
        <span>
          {fleet !== undefined && <span className="pr-1.5 text-ink-faint">·</span>}
          {list.outdated ? (
            'Searching…'
          ) : (
            <>
              <Figure>{number(list.total)}</Figure> match
            </>
          )}
        </span>
      )}
    </span>
  )
}

function Figure({ children }: { children: ReactNode }) {
  return <span className="font-medium text-ink">{children}</span>
}
