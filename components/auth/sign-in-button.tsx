'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { loadAuthClient, startSignIn } from './start-sign-in'

/** Sends the person to their tenant. `accountPicker` asks it which account, even when it would know one. */
export function SignInButton({
  callbackUrl = '/',
  accountPicker = false,
  variant = 'primary',
  children,
}: {
  callbackUrl?: string | undefined
  accountPicker?: boolean
  variant?: 'primary' | 'secondary'
  children: ReactNode
}) {
  const [state, setState] = useState<'idle' | 'pending' | 'failed'>('idle')

  useEffect(() => {
    void loadAuthClient()
    // The browser's Back button may bring this page back as it was left, waiting for a page that was reached.
    const wakeUp = (event: PageTransitionEvent) => event.persisted && setState('idle')
    window.addEventListener('pageshow', wakeUp)
    return () => window.removeEventListener('pageshow', wakeUp)
  }, [])

  function signIn() {
    setState('pending')
    startSignIn({ callbackUrl, accountPicker }).catch(() => setState('failed'))
  }

  return (
    <div className="grid gap-3">
      {state === 'failed' && (
        <ProblemNotice
          tone="warning"
          title="Sign-in did not start"
          meaning="The console gave no answer. Check your connection and try again."
        />
      )}
      <Button variant={variant} size="lg" pending={state === 'pending'} onClick={signIn} className="w-full">
        {state === 'failed' ? 'Try again' : children}
      </Button>
    </div>
  )
}
