import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Snapshot } from '@/lib/domain/inventory'
import type { Problem } from '@/lib/domain/problem'
import { type DeviceBlock, deviceBlockQuery, isNoSnapshot } from '@/lib/queries/inventory'
import { type Failure, toFailure } from '@/lib/queries/to-failure'

/** A list whose first rows are there. */
export type ListedDevices = {
  /** The view they belong to: that of the address, or the one before it as long as they are `outdated`. */
  view: string
  total: number
  snapshot: Snapshot
  first: DeviceBlock
  outdated: boolean
  /** Why a newer snapshot could not be read. */
  failure: Failure | null
  /** Whether a request waits for the connection to come back. */
  offline: boolean
}

export type DeviceListState =
  | { kind: 'loading' }
  | { kind: 'offline' }
  | { kind: 'failed'; failure: Failure }
  /** The fleet has not been read yet. */
  | { kind: 'first-sync' }
  | ({ kind: 'listed' } & ListedDevices)

/**
 * The first rows of a view and how many there are. The rows of the view before stay until then.
 * `serverProblem` is why the server could not read them: it is shown and not asked again unbidden. Before the first
 * snapshot nothing is asked until there is one, which the sync tells.
 */
export function useDeviceList(view: string, serverProblem: Problem | null, hasSnapshot: boolean) {
  const isFirstSync = serverProblem?.code === 'no-snapshot' && !hasSnapshot
  const [held, setHeld] = useState(serverProblem && serverProblem.code !== 'no-snapshot' ? view : null)
  if (held !== null && held !== view) setHeld(null)
  const query = useQuery({
    ...deviceBlockQuery(view, 0),
    enabled: held !== view && !isFirstSync,
    placeholderData: keepPreviousData,
  })

  return {
    state: toState(),
    retry() {
      setHeld(null)
      if (held !== view) query.refetch()
    },
  }

  function toState(): DeviceListState {
    const { data, error, fetchStatus, isPlaceholderData: outdated } = query
    if (isFirstSync || isNoSnapshot(error)) return { kind: 'first-sync' }
    const failure = error ? toFailure(error) : null
    // Of a view that cannot be read there is nothing to show, and the rows of another would be taken for its own.
    if (data && !(failure && outdated)) {
      const { view, total, snapshot } = data
      const offline = fetchStatus === 'paused'
      return { kind: 'listed', view, total, snapshot, first: data, outdated, failure, offline }
    }
    if (held === view && serverProblem) return { kind: 'failed', failure: { problem: serverProblem, retryAfter: null } }
    if (failure) return { kind: 'failed', failure }
    return { kind: fetchStatus === 'paused' ? 'offline' : 'loading' }
  }
}
