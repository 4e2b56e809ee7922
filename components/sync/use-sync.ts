import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { SyncStatus } from '@/lib/domain/inventory'
import { inventoryKeys, readSyncEvents, startSync, syncStatusQuery } from '@/lib/queries/inventory'
import { type Failure, toFailure } from '@/lib/queries/to-failure'

export type Sync = {
  /** `null` until it is known. */
  status: SyncStatus | null
  /** Why a sync could not be started. */
  failure: Failure | null
  isStarting: boolean
  start: () => void
}

/** The sync as it goes on, whoever started it. */
export function useSync(): Sync {
  const client = useQueryClient()
  const { data: status = null } = useQuery(syncStatusQuery())
  const isRunning = status?.state === 'running'
  const start = useMutation({
    mutationFn: startSync,
    onSuccess: next => client.setQueryData(inventoryKeys.sync, next),
  })

  // Why one could not be started is of no interest once one runs, nor is a pause that is over.
  const { error, reset } = start
  useEffect(() => {
    if (isRunning) reset()
    if (!error) return
    const pause = toFailure(error).retryAfter
    const timer = pause === null ? undefined : setTimeout(reset, pause * 1000)
    return () => clearTimeout(timer)
  }, [isRunning, error, reset])

  // Whenever one runs it is watched; between two, a question now and then is enough.
  useEffect(() => {
    if (!isRunning) return
    const controller = new AbortController()
    void watch(controller.signal)
    return () => controller.abort()

    async function watch(signal: AbortSignal) {
      try {
        for await (const next of readSyncEvents(signal)) {
          if (signal.aborted) return
          client.setQueryData(inventoryKeys.sync, next)
        }
      } catch {
        // Without the stream, the questions that are asked anyway tell the same a little later.
      }
    }
  }, [client, isRunning])

  return {
    status,
    failure: start.error ? toFailure(start.error) : null,
    isStarting: start.isPending,
    start: () => start.mutate(),
  }
}
