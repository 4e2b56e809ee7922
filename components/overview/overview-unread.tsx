'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { FirstSyncProgress } from '@/components/sync/first-sync-progress'
import { useSync } from '@/components/sync/use-sync'
import { UnreadPage } from '@/components/ui/unread-page'
import type { Problem } from '@/lib/domain/problem'
import { OverviewSkeleton } from './overview-skeleton'

/** The overview while there is nothing to look at: the fleet is being read for the first time, or may not be read. */
export function OverviewUnread({ problem }: { problem: Problem }) {
  if (problem.code === 'no-snapshot') return <Coming />
  return <UnreadPage problem={problem} back={<h1 className="font-semibold text-xl">Overview</h1>} />
}

function Coming() {
  const router = useRouter()
  const sync = useSync()
  const isThere = Boolean(sync.status?.snapshot)
  useEffect(() => {
    if (isThere) router.refresh()
  }, [isThere, router])
  return (
    <OverviewSkeleton>
      <div className="rounded-lg border border-line bg-surface p-4">
        <FirstSyncProgress sync={sync} />
      </div>
    </OverviewSkeleton>
  )
}
