import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Device } from '@/lib/domain/device'
import type { Problem } from '@/lib/domain/problem'
import { mergeDevicePages } from '@/lib/queries/device-pages'
import { devicesQuery } from '@/lib/queries/devices'
import { ApiProblem } from '@/lib/queries/fetcher'

/** A request that failed, in the words for the person. */
export type Failure = { problem: Problem; retryAfter: number | null }

export type LoadedDevices = {
  devices: Device[]
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

export type DeviceListState =
  | { kind: 'loading' }
  | { kind: 'offline' }
  | { kind: 'failed'; failure: Failure }
  | ({ kind: 'loaded' } & LoadedDevices)

/**
 * The devices that match a search, as far as they were read.
 * `serverProblem` is why the server could not read the first page: it is shown and not asked again unbidden.
 */
export function useDeviceList(search: string, serverProblem: Problem | null) {
  const [held, setHeld] = useState(serverProblem ? search : null)
  const [received, setReceived] = useState(0)
  if (held !== null && held !== search) setHeld(null)

  const query = useInfiniteQuery({
    ...devicesQuery(search, setReceived),
    enabled: held !== search,
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages
  const merged = useMemo(() => (pages ? mergeDevicePages(pages) : null), [pages])

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

  function toState(): DeviceListState {
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

  function toMore(): LoadedDevices['more'] {
    if (query.isFetchingNextPage) return { kind: 'loading' }
    if (query.isFetchNextPageError && query.error) return { kind: 'failed', failure: toFailure(query.error) }
    return { kind: 'idle' }
  }

  function toRefresh(): LoadedDevices['refresh'] {
    if (query.isRefetching && !query.isPlaceholderData) return { kind: 'running', received }
    if (query.isRefetchError && query.error) return { kind: 'failed', failure: toFailure(query.error) }
    return { kind: 'idle' }
  }
}

export function toFailure(error: Error): Failure {
  if (error instanceof ApiProblem) return { problem: error.problem, retryAfter: error.retryAfter }
  return {
    problem: {
      type: 'about:blank',
      title: 'The console could not read the answer',
      status: 0,
      detail: 'This is a fault of the console itself.',
      code: 'unexpected-answer',
      requestId: '',
    },
    retryAfter: null,
  }
}
