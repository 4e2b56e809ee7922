import {
  type InfiniteData,
  keepPreviousData,
  type QueryKey,
  type UseInfiniteQueryOptions,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Problem } from '@/lib/domain/problem'
import { type Failure, toFailure } from '@/lib/queries/to-failure'

/** How a list stands whose rows are read on as one scrolls. */
export type LoadedList = {
  /** Rows the service sent that could not be read. */
  dropped: number
  /** Whether this is all there is. */
  complete: boolean
  /** Whether these are still the rows of the search before. */
  outdated: boolean
  /** Whether a request waits for the connection to come back. */
  offline: boolean
  /** Milliseconds. */
  readAt: number
  /** What became of asking for more rows. */
  more: { kind: 'idle' } | { kind: 'loading' } | { kind: 'failed'; failure: Failure }
  /** What became of reading all of it again; `received` counts the rows so far. */
  refresh: { kind: 'idle' } | { kind: 'running'; received: number } | { kind: 'failed'; failure: Failure }
}

export type LoadedRows<Row> = LoadedList & { rows: Row[] }

/** `More` is what the pages tell beside their rows. */
export type ListState<Row, More = unknown> =
  | { kind: 'loading' }
  | { kind: 'offline' }
  | { kind: 'failed'; failure: Failure }
  | ({ kind: 'loaded' } & LoadedRows<Row> & More)

type Options<Page, Batch, Row, Key extends QueryKey, More> = {
  search: string
  /** Why the server could not read the first page: it is shown and not asked again unbidden. */
  serverProblem: Problem | null
  toQuery: (
    search: string,
    onPage: (received: number) => void,
  ) => { queryKey: Key } & UseInfiniteQueryOptions<Page, Error, InfiniteData<Page>, Key, Batch>
  /** Declared outside the component: rows are merged anew when it changes. */
  merge: (pages: readonly Page[]) => { rows: Row[]; dropped: number } & More
}

/** The rows that match a search, as far as they were read. */
export function useEndlessList<Page, Batch, Row, Key extends QueryKey, More = unknown>({
  search,
  serverProblem,
  toQuery,
  merge,
}: Options<Page, Batch, Row, Key, More>) {
  const [held, setHeld] = useState(serverProblem ? search : null)
  const [received, setReceived] = useState(0)
  if (held !== null && held !== search) setHeld(null)

  const query = useInfiniteQuery({
    ...toQuery(search, setReceived),
    enabled: held !== search,
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages
  const merged = useMemo(() => (pages ? merge(pages) : null), [pages, merge])

  return {
    state: toState(),
    retry() {
      setHeld(null)
      if (held !== search) query.refetch()
    },
    refresh() {
      setReceived(0)
      query.refetch()
    },
    /** Reads on; safe to call at any time. */
    readOn() {
      if (query.hasNextPage && !query.isFetching) query.fetchNextPage()
    },
  }

  function toState(): ListState<Row, More> {
    if (merged) {
      return {
        kind: 'loaded',
        ...merged,
        complete: !query.hasNextPage,
        outdated: query.isPlaceholderData,
        offline: query.fetchStatus === 'paused',
        readAt: query.dataUpdatedAt,
        more: toMore(),
        refresh: toRefresh(),
      }
    }
    if (held === search && serverProblem)
      return { kind: 'failed', failure: { problem: serverProblem, retryAfter: null } }
    if (query.error) return { kind: 'failed', failure: toFailure(query.error) }
    return { kind: query.fetchStatus === 'paused' ? 'offline' : 'loading' }
  }

  function toMore(): LoadedList['more'] {
    if (query.isFetchingNextPage) return { kind: 'loading' }
    if (query.isFetchNextPageError && query.error) return { kind: 'failed', failure: toFailure(query.error) }
    return { kind: 'idle' }
  }

  function toRefresh(): LoadedList['refresh'] {
    if (query.isRefetching && !query.isPlaceholderData) return { kind: 'running', received }
    if (query.isRefetchError && query.error) return { kind: 'failed', failure: toFailure(query.error) }
    return { kind: 'idle' }
  }
}
