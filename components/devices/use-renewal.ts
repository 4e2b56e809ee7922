import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Snapshot, SyncStatus } from '@/lib/domain/inventory'
import { renewBehind } from '@/lib/queries/inventory'

/** A console may answer from the snapshot before while it reads the new one; then it is asked again. */
const ASK_AGAIN_MS = 700

/** Has everything read again when there is a newer snapshot than the one in sight. */
export function useRenewal(shown: Snapshot | null, status: SyncStatus | null) {
  const client = useQueryClient()
  const newest = status?.snapshot?.version ?? 0
  const isBehind = shown !== null && shown.version < newest
  useEffect(() => {
    if (!isBehind) return
    const renew = () => renewBehind(client, newest)
    renew()
    const timer = setInterval(renew, ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [client, isBehind, newest])
}
