import { LogIn, RotateCw } from 'lucide-react'
import type { Failure } from '@/lib/queries/to-failure'
import { Button } from './button'
import { ProblemNotice } from './problem-notice'
import { useCountdown } from './use-countdown'

/** Where signing in again is the way out. */
const SIGN_IN = new Set(['unauthenticated', 'session-ended', 'claims-required'])
/** Where nothing is broken and waiting is all there is to do. */
const PAUSE = new Set(['rate-limited', 'upstream-throttled'])

/** A failed request in full: what happened, what it means, the next step by its code. */
export function FailureNotice({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const { problem } = failure
  return (
    <ProblemNotice
      title={problem.title}
      meaning={problem.detail}
      requestId={problem.requestId || undefined}
      tone={PAUSE.has(problem.code) ? 'warning' : 'critical'}
      action={
        SIGN_IN.has(problem.code) ? (
          <Button size="sm" icon={LogIn} onClick={signInAgain}>
            Sign in again
          </Button>
        ) : (
          <RetryButton key={problem.requestId} failure={failure} onRetry={onRetry} />
        )
      }
    />
  )
}

/** Waits as long as the service asked for. */
export function RetryButton({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  const left = useCountdown(failure.retryAfter ?? 0)
  return (
    <Button size="sm" icon={RotateCw} disabled={left > 0} onClick={onRetry}>
      {left > 0 ? `Try again in ${left} s` : 'Try again'}
    </Button>
  )
}

/**
 * A whole page load on purpose: nothing of the ended session stays in memory. With a reason, as the service may refuse a
 * session that still lives here, and without one the way to sign in leads straight back.
 */
function signInAgain() {
  const here = window.location.pathname + window.location.search
  window.location.assign(`/sign-in?${new URLSearchParams({ reason: 'expired', callbackUrl: here })}`)
}
