import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ChangesAnswer } from '@/lib/domain/change'
import type { SyncStatus } from '@/lib/domain/inventory'
import { changeKeys, FIRST_CHANGES, renewChanges } from '@/lib/queries/changes'
import type { ListedChanges } from './change-list'

/** A console may answer from the snapshot before while it reads the new one; then it is asked again. */
const ASK_AGAIN_MS = 700

/**
 * Has the changes read again when there is a newer snapshot than the one they go up to. Whoever has read on is not
 * interrupted: they are told, by something to call, and the list begins anew when they do.
 */
export function useChangeRenewal(view: string, list: ListedChanges | null, status: SyncStatus | null) {
  const client = useQueryClient()
  const newest = status?.snapshot?.takenAt ?? ''
  const isBehind = list !== null && !list.outdated && list.history.to < newest
  const hasReadOn = list !== null && list.rows.length > FIRST_CHANGES
  const renews = isBehind && !hasReadOn
  useEffect(() => {
    if (!renews) return
    renewChanges(client)
    const timer = setInterval(() => renewChanges(client), ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [client, renews])

  if (!isBehind || !hasReadOn) return null
  return () => {
    client.setQueryData<InfiniteData<ChangesAnswer>>(
      changeKeys.list(view),
      data => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    )
    renewChanges(client)
  }
}
