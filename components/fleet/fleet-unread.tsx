'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { FirstSyncProgress } from '@/components/sync/first-sync-progress'
import { useSync } from '@/components/sync/use-sync'
import { UnreadPage } from '@/components/ui/unread-page'
import type { Problem } from '@/lib/domain/problem'
import { FleetSkeleton } from './fleet-skeleton'

/** A page about the fleet while there is nothing to look at: it is being read for the first time, or may not be read. */
export function FleetUnread({ title, problem }: { title: string; problem: Problem }) {
  if (problem.code === 'no-snapshot') return <Coming title={title} />
  return <UnreadPage problem={problem} back={<h1 className="font-semibold text-xl">{title}</h1>} />
}

function Coming({ title }: { title: string }) {
  const router = useRouter()
  const sync = useSync()
  const isThere = Boolean(sync.status?.snapshot)
  useEffect(() => {
    if (isThere) router.refresh()
  }, [isThere, router])
  return (
    <FleetSkeleton title={title}>
      <div className="rounded-lg border border-line bg-surface p-4">
        <FirstSyncProgress sync={sync} />
      </div>
    </FleetSkeleton>
  )
}
