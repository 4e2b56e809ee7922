import { MonitorSmartphone, SearchX, WifiOff } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import type { Sync } from '@/components/sync/use-sync'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FailureNotice } from '@/components/ui/failure-notice'
import type { ColumnId } from '@/lib/domain/device-columns'
import type { DeviceQuery } from '@/lib/domain/device-query'
import { DeviceListSkeleton } from './device-list-skeleton'
import { countValues } from './facet-values'
import type { DeviceListState, ListedDevices } from './use-device-list'

const FirstSync = lazy(() => import('./first-sync'))

/** The rows, or why there are none. */
export function DeviceListBody({
  state,
  sync,
  query,
  shown,
  grid,
  onRetry,
  onQuery,
}: {
  state: DeviceListState
  sync: Sync
  query: DeviceQuery
  shown: readonly ColumnId[]
  grid: (list: ListedDevices) => ReactNode
  onRetry: () => void
  onQuery: (changes: Partial<DeviceQuery>) => void
}) {
  switch (state.kind) {
    case 'loading':
      return <DeviceListSkeleton />
    case 'first-sync':
      return (
        <Suspense fallback={<DeviceListSkeleton />}>
          <FirstSync sync={sync} shown={shown} />
        </Suspense>
      )
    case 'failed':
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
          The devices appear by themselves once you are connected again.
        </EmptyState>
      )
    case 'listed':
      if (state.total > 0) return grid(state)
      return state.outdated ? <DeviceListSkeleton /> : <Empty query={query} onQuery={onQuery} />
  }
}

function Empty({ query, onQuery }: { query: DeviceQuery; onQuery: (changes: Partial<DeviceQuery>) => void }) {
  const { search, filters, set } = query
  const hasFilters = countValues(filters) > 0 || set !== null
  if (!search && !hasFilters) {
    return (
      <EmptyState icon={MonitorSmartphone} title="No devices yet" className="flex-1">
        The service lists no device for this tenant. Devices appear here once they are registered with Managed Desktop.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={SearchX}
      title={search ? `No device matches “${search}”` : 'No device matches these filters'}
      className="flex-1"
      action={
        <>
          {hasFilters && <Button onClick={() => onQuery({ filters: {}, set: null })}>Clear filters</Button>}
          {search && <Button onClick={() => onQuery({ search: '' })}>Clear search</Button>}
        </>
      }
    >
      {search && hasFilters
        ? 'The search looks only among the devices that the filters let through.'
        : search
          ? 'Every word is looked for in names, serial numbers, people, models, manufacturers and ids.'
          : 'Each filter narrows what the others leave.'}
    </EmptyState>
  )
}
