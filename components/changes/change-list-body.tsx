import { History, RotateCw, SearchX, WifiOff } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { FirstSyncProgress } from '@/components/sync/first-sync-progress'
import type { Sync } from '@/components/sync/use-sync'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FailureNotice } from '@/components/ui/failure-notice'
import type { ListState } from '@/components/ui/use-endless-list'
import type { DeviceChange, HistorySpan } from '@/lib/domain/change'
import { type ChangeQuery, EVERY_CHANGE } from '@/lib/domain/change-query'
import { isFiltered } from './change-chips'
import type { ListedChanges } from './change-list'
import { ChangeListSkeleton } from './change-list-skeleton'
import { HistoryStart } from './history-start'

/** The rows, or why there are none. */
export function ChangeListBody({
  state,
  query,
  sync,
  grid,
  onRetry,
  onQuery,
  onClearSearch,
}: {
  state: ListState<DeviceChange, { history: HistorySpan }>
  query: ChangeQuery
  sync: Sync
  grid: (list: ListedChanges) => ReactNode
  onRetry: () => void
  onQuery: (changes: Partial<ChangeQuery>) => void
  onClearSearch: () => void
}) {
  switch (state.kind) {
    case 'loading':
      return <ChangeListSkeleton />
    case 'failed':
      if (state.failure.problem.code === 'no-snapshot') return <FirstReading sync={sync} onRead={onRetry} />
      return (
        <div className="min-h-0 flex-1 overflow-y-auto p-4">
          <div className="mx-auto mt-10 max-w-xl">
            <FailureNotice failure={state.failure} onRetry={onRetry} />
          </div>
        </div>
      )
    case 'offline':
      return (
        <EmptyState icon={WifiOff} title="You are offline" className="flex-1">
          The changes appear by themselves once you are connected again.
        </EmptyState>
      )
    case 'loaded':
      if (state.rows.length > 0 || !state.complete) return grid(state)
      if (state.outdated) return <ChangeListSkeleton />
      return <Empty history={state.history} query={query} sync={sync} onQuery={onQuery} onClearSearch={onClearSearch} />
  }
}

/** Before the first snapshot there is nothing to compare with. */
function FirstReading({ sync, onRead }: { sync: Sync; onRead: () => void }) {
  const isRead = Boolean(sync.status?.snapshot)
  useEffect(() => {
    if (isRead) onRead()
  }, [isRead, onRead])
  return (
    <>
      <div className="shrink-0 border-line border-b p-4">
        <FirstSyncProgress
          sync={sync}
          below="Changes are what a later reading finds otherwise, so there are none before the second one."
        />
      </div>
      <ChangeListSkeleton />
    </>
  )
}

function Empty({
  history,
  query,
  sync,
  onQuery,
  onClearSearch,
}: {
  history: HistorySpan
  query: ChangeQuery
  sync: Sync
  onQuery: (changes: Partial<ChangeQuery>) => void
  onClearSearch: () => void
}) {
  const { search } = query
  const hasFilters = isFiltered(query)
  if (!search && !hasFilters) {
    return (
      <EmptyState
        icon={History}
        title="Nothing changed so far"
        className="flex-1"
        action={
          <Button icon={RotateCw} pending={sync.isStarting || sync.status?.state === 'running'} onClick={sync.start}>
            Read the fleet again
          </Button>
        }
      >
        <HistoryStart history={history} />
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={SearchX}
      title={search ? `Nothing changed on devices that match “${search}”` : 'Nothing changed here'}
      className="flex-1"
      action={
        <>
          {hasFilters && <Button onClick={() => onQuery({ ...EVERY_CHANGE, search })}>Clear filters</Button>}
          {search && <Button onClick={onClearSearch}>Clear search</Button>}
        </>
      }
    >
      {search && hasFilters
        ? 'The search looks only among the changes that the filters let through.'
        : search
          ? 'Every word is looked for in names, former names, serial numbers, people, models and ids.'
          : 'Each filter narrows what the others leave.'}
    </EmptyState>
  )
}
