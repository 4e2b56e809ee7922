'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import type { Problem } from '@/lib/domain/problem'
import { FailureNotice } from './failure-notice'

/** The page of something that could not be read; `back` is the way to its list. */
export function UnreadPage({ problem, back }: { problem: Problem; back: ReactNode }) {
  const router = useRouter()
  return (
    <div className="mx-auto max-w-6xl px-4 py-4">
      {back}
      <div className="mx-auto mt-10 max-w-xl">
        <FailureNotice failure={{ problem, retryAfter: null }} onRetry={() => router.refresh()} />
      </div>
    </div>
  )
}
