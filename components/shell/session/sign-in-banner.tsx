'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { ToneSign } from '@/components/ui/status'
import { type SignInNeed, signInNeed, subscribeToSignInNeed } from './sign-in-need'
import { watchTyping } from './unsaved-text'

/** Appears above the page, which stays as it is, when the person must sign in again. */
export function SignInBanner() {
  const need = useSyncExternalStore(subscribeToSignInNeed, signInNeed, () => null)
  useEffect(watchTyping, [])
  return need && <Banner need={need} />
}

const WORDS: Record<SignInNeed, { title: string; meaning: string; link: string; reason?: string }> = {
  'session-ended': {
    title: 'Your session ended.',
    meaning: 'What you see may be out of date. Sign in again and you return to this page.',
    link: 'Sign in again',
    reason: 'expired',
  },
  'step-up': {
    title: 'One more sign-in step is needed.',
    meaning:
      'Your organisation asks for an additional check. You return to this page, but without what you typed and did not save.',
    link: 'Continue',
  },
}

function Banner({ need }: { need: SignInNeed }) {
  const search = useSearchParams().toString()
  const here = usePathname() + (search && `?${search}`)
  const { title, meaning, link, reason } = WORDS[need]
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-warning-soft px-4 py-2 text-sm text-warning-ink"
    >
      <ToneSign tone="warning" />
      <p className="min-w-0 flex-1 basis-56 text-pretty">
        <strong className="font-semibold">{title}</strong> {meaning}
      </p>
      {/* A whole page load on purpose: nothing of the session before stays in memory. */}
      <a
        href={`/sign-in?${new URLSearchParams({ ...(reason && { reason }), callbackUrl: here })}`}
        className={buttonClass({ variant: 'primary', size: 'sm' })}
      >
        {link}
      </a>
    </div>
  )
}
