'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { ChangedValues } from '@/components/changes/changed-values'
import { HappeningIcon } from '@/components/changes/happening-mark'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { FailureNotice } from '@/components/ui/failure-notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Skeleton } from '@/components/ui/skeleton'
import type { DeviceChange } from '@/lib/domain/change'
import { happeningTitle } from '@/lib/domain/change-wording'
import { deviceChangesQuery } from '@/lib/queries/changes'
import { toFailure } from '@/lib/queries/to-failure'

/** What became of the device, newest first, as far back as the history goes. */
export function DeviceTimeline({ deviceId }: { deviceId: string }) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    deviceChangesQuery(deviceId),
  )
  if (!data && !error) return <TimelineSkeleton />
  const changes = data?.pages.flatMap(page => page.changes) ?? []
  const history = data?.pages[0]?.history
  return (
    <Card title="History">
      {history && changes.length === 0 && (
        <p className="py-3 text-ink-muted text-sm">
          No change since <RelativeTime iso={history.from} focusable />, when the history begins.
        </p>
      )}
      <ol className="py-1.5">
        {changes.map(change => (
          <Event key={change.id} change={change} />
        ))}
      </ol>
      {error && (
        <div className="pb-2.5">
          <FailureNotice failure={toFailure(error)} onRetry={() => (data ? fetchNextPage() : refetch())} />
        </div>
      )}
      {hasNextPage && !error && (
        <Button
          size="sm"
          variant="ghost"
          pending={isFetchingNextPage}
          onClick={() => fetchNextPage()}
          className="mb-2 -ml-2"
        >
          Show more
        </Button>
      )}
    </Card>
  )
}

/** A sign on a line that leads on to the one before it. */
function Event({ change }: { change: DeviceChange }) {
  return (
    <li className="relative grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 py-1.5 text-sm before:absolute before:top-7 before:-bottom-1 before:left-2 before:border-line before:border-l last:before:hidden max-sheet:items-start sheet:grid-cols-[auto_150px_minmax(0,1fr)_auto]">
      <HappeningIcon kind={change.kind} field={change.field} className="max-sheet:mt-0.5" />
      <span className="font-medium">{happeningTitle(change)}</span>
      <span className="min-w-0 max-sheet:col-[2/4] max-sheet:row-2">
        <ChangedValues change={change} />
      </span>
      <span className="text-ink-muted text-xs max-sheet:col-3 max-sheet:row-1">
        <RelativeTime iso={change.at} focusable />
      </span>
    </li>
  )
}

function TimelineSkeleton() {
  return (
    <section role="status" aria-label="Loading the history" className="rounded-lg border border-line bg-surface">
      <div className="flex h-11 items-center border-line border-b px-4">
        <Skeleton className="w-20" />
      </div>
      {['w-2/5', 'w-1/2', 'w-1/3'].map(width => (
        <div key={width} className="flex h-8 items-center px-4">
          <Skeleton className={width} />
        </div>
      ))}
    </section>
  )
}
