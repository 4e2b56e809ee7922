'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useSyncExternalStore } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { toneIcon } from '@/components/ui/status'
import { hasSessionEnded, subscribeToSessionEnd } from './session-end'

/** Appears above the page, which stays as it is, when the session has ended. */
export function SessionEndedBanner() {
  const ended = useSyncExternalStore(subscribeToSessionEnd, hasSessionEnded, () => false)
  return ended ? <Banner /> : null
}

function Banner() {
  const search = useSearchParams().toString()
  const here = usePathname() + (search && `?${search}`)
  const Icon = toneIcon.warning
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-warning-soft px-4 py-2 text-sm text-warning-ink"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-warning" strokeWidth={2.25} />
      <p className="min-w-0 flex-1 basis-56 text-pretty">
        <strong className="font-semibold">Your session ended.</strong> What you see may be out of date. Sign in again
        and you return to this page.
      </p>
      {/* A whole page load on purpose: nothing of the ended session stays in memory. */}
      <a
        href={`/sign-in?${new URLSearchParams({ reason: 'expired', callbackUrl: here })}`}
        className={buttonClass({ variant: 'primary', size: 'sm' })}
      >
        Sign in again
      </a>
    </div>
  )
}
