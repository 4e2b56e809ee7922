'use client'

import { useRouter } from 'next/navigation'
import type { Problem } from '@/lib/domain/problem'
import { DeviceBreadcrumb } from './device-breadcrumb'
import { FailureNotice } from './failure-notice'

/** The page of a device that could not be read. */
export function DeviceUnread({ problem }: { problem: Problem }) {
  const router = useRouter()
  return (
    <div className="mx-auto max-w-6xl px-4 py-4">
      <DeviceBreadcrumb />
      <div className="mx-auto mt-10 max-w-xl">
        <FailureNotice failure={{ problem, retryAfter: null }} onRetry={() => router.refresh()} />
      </div>
    </div>
  )
}
