'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { UnreadPage } from '@/components/ui/unread-page'
import type { Problem } from '@/lib/domain/problem'
import { DeviceBreadcrumb } from './device-breadcrumb'

const LOOK_AGAIN_MS = 3_000

/** The page of a device that could not be read. Where the fleet is just being read for the first time, it waits for that. */
export function DeviceUnread({ problem }: { problem: Problem }) {
  const router = useRouter()
  const isComing = problem.code === 'no-snapshot'
  useEffect(() => {
    if (!isComing) return
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isComing, router])
  return <UnreadPage problem={problem} back={<DeviceBreadcrumb />} />
}
