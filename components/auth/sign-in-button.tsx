'use client'

import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { loadAuthClient, startSignIn } from './start-sign-in'
import { takeStepUpTurn } from './step-up-turn'

/**
 * Sends the person to their tenant. `accountPicker` asks it which account, even when it would know one; `unasked` does not
 * wait for the press, where that makes no loop.
 */
export function SignInButton({
  callbackUrl = '/',
  accountPicker = false,
  unasked = false,
  variant = 'primary',
  children,
}: {
  callbackUrl?: string | undefined
  accountPicker?: boolean
  unasked?: boolean
  variant?: 'primary' | 'secondary'
  children: ReactNode
}) {
  const [state, setState] = useState<'idle' | 'pending' | 'failed'>('idle')

  const signIn = useCallback(() => {
    setState('pending')
    startSignIn({ callbackUrl, accountPicker }).catch(() => setState('failed'))
  }, [callbackUrl, accountPicker])

  useEffect(() => {
    void loadAuthClient()
    // The browser's Back button may bring this page back as it was left, waiting for a page that was reached.
    const wakeUp = (event: PageTransitionEvent) => event.persisted && setState('idle')
    window.addEventListener('pageshow', wakeUp)
    return () => window.removeEventListener('pageshow', wakeUp)
  }, [])

  useEffect(() => {
    if (unasked && takeStepUpTurn()) signIn()
  }, [unasked, signIn])

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
