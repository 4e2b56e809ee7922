'use client'

import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button'
import { RetryButton } from './failure-notice'
import { useNumberText } from './number'
import { RelativeTime } from './relative-time'
import { Status } from './status'
import { tooltipProps } from './tooltip'
import type { LoadedList } from './use-endless-list'

/** The bar below a list: how many rows one is looking at and how old they are; `children` stand between the two. */
export function ListStatusBar({
  list,
  count,
  noun,
  onRefresh,
  children,
}: {
  /** `null` while there is no list. */
  list: LoadedList | null
  count: number
  noun: { one: string; many: string }
  onRefresh: () => void
  children?: ReactNode
}) {
  return (
    <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-line border-t bg-surface px-4 py-1 max-sheet:gap-x-2 text-ink-muted text-sm">
      {list && <Count list={list} count={count} noun={count === 1 ? noun.one : noun.many} />}
      {list && list.dropped > 0 && <Dropped count={list.dropped} noun={noun.many} />}
      {children}
      <span className="flex-1" />
      {list && <Freshness list={list} count={count} onRefresh={onRefresh} />}
    </div>
  )
}

function Count({ list, count, noun }: { list: LoadedList; count: number; noun: string }) {
  const number = useNumberText()
  if (list.offline) return <Offline />
  if (list.outdated) return <span role="status">Searching…</span>
  return (
    <span role="status">
      <span className="font-medium text-ink">{number(count)}</span> {list.complete ? noun : `${noun} loaded`}
      {list.more.kind === 'loading' && count > 100 && <span className="text-ink-faint">, loading more…</span>}
    </span>
  )
}

function Offline() {
  return (
    <span role="status" className="inline-flex">
      <Status tone="warning">You are offline; the list goes on once you are connected</Status>
    </span>
  )
}

function Dropped({ count, noun }: { count: number; noun: string }) {
  const number = useNumberText()
  const words = count === 1 ? '1 row could not be read' : `${number(count)} rows could not be read`
  return (
    <button
      type="button"
      {...tooltipProps(
        `The service sent these ${noun} in a form the console does not understand, such as without an id. They are missing from the list; all others are there.`,
      )}
      className="inline-flex rounded"
    >
      <Status tone="warning">{words}</Status>
    </button>
  )
}

function Freshness({ list, count, onRefresh }: { list: LoadedList; count: number; onRefresh: () => void }) {
  const number = useNumberText()
  const { refresh } = list
  return (
    <div className="flex items-center gap-2">
      {refresh.kind === 'failed' && (
        <>
          <Status tone="critical">Could not refresh: {refresh.failure.problem.title}</Status>
          {refresh.failure.retryAfter && <RetryButton failure={refresh.failure} onRetry={onRefresh} />}
        </>
      )}
      {refresh.kind === 'running' && refresh.received > 0 && (
        <span role="status" className="max-sheet:hidden">
          {number(Math.min(refresh.received, count))} of {number(count)}
        </span>
      )}
      <span className="max-sheet:hidden">
        Read <RelativeTime iso={new Date(list.readAt).toISOString()} focusable />
      </span>
      <Button size="sm" variant="ghost" icon={RotateCw} pending={refresh.kind === 'running'} onClick={onRefresh}>
        <span className="max-sheet:sr-only">Refresh</span>
      </Button>
    </div>
  )
}
