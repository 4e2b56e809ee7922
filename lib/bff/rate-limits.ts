import 'server-only'
import { getEnvironment } from '@/lib/env'
import { addressGroup, clientAddress } from '@/lib/http/client-address'
import { createRateLimiter, type RateLimiter } from '@/lib/http/rate-limit'
import { ProblemError } from './problem'

/** Behind one address there may be a whole office whose sessions have just ended. */
const STRANGERS = { perMinute: 300, burst: 100 }

/** Kept on globalThis, so that Next's separate bundles count together. */
const holder = globalThis as typeof globalThis & { consoleLimits?: { sessions: RateLimiter; strangers: RateLimiter } }

function limits() {
  const perMinute = getEnvironment().REQUESTS_PER_MINUTE
  holder.consoleLimits ??= {
    sessions: createRateLimiter({ perMinute, burst: Math.ceil(perMinute / 5) }),
    strangers: createRateLimiter(STRANGERS),
  }
  return holder.consoleLimits
}

/** @throws ProblemError `rate-limited` when the session asks too often */
export function limitSession(rowId: string): void {
  refuseFor(limits().sessions.take(rowId))
}

/** @throws ProblemError `rate-limited` when requests without a session come too often from where this one comes from */
export function limitStranger(request: Request): void {
  refuseFor(limits().strangers.take(addressGroup(clientAddress(request.headers, getEnvironment().TRUSTED_PROXY))))
}

function refuseFor(seconds: number): void {
  if (seconds === 0) return
  const wait = seconds === 1 ? 'a second' : `${seconds} seconds`
  throw new ProblemError('rate-limited', { detail: `Try again in ${wait}.`, retryAfterSeconds: seconds })
}
