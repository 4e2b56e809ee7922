'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import { SyncFreshness } from '@/components/sync/sync-freshness'
import { useSync } from '@/components/sync/use-sync'
import type { Snapshot } from '@/lib/domain/inventory'

/** A console may answer from the snapshot before while it reads the new one; then it is asked again. */
const ASK_AGAIN_MS = 1_000

/** How old the page's numbers are, and the sync that renews them. A newer snapshot has the page made anew. */
export function OverviewFreshness({ snapshot }: { snapshot: Snapshot }) {
  const router = useRouter()
  const sync = useSync()
  const isBehind = (sync.status?.snapshot?.version ?? 0) > snapshot.version
  useEffect(() => {
    if (!isBehind) return
    router.refresh()
    const timer = setInterval(() => router.refresh(), ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isBehind, router])
  useShortcut({ keys: 'r', label: 'Read the fleet again', group: 'Overview', run: sync.start })
  return (
    <div className="text-ink-muted text-sm">
      <SyncFreshness sync={sync} shown={{ snapshot, failure: null }} />
    </div>
  )
}
