import { HttpCircuitOpenError, HttpConnectionError, HttpTimeoutError } from '@/lib/http/errors'
import { retryAfterMs } from '@/lib/http/retry-after'
import { readRows } from '@/lib/mmd/answer'
import { MmdMalformedError, MmdRefusalError } from '@/lib/mmd/errors'
import type { SourceContext } from './source'

export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

/** Rows from `skip` on, as the service sent them: at most `top`, or fewer for no reason that it tells. */
export type ReadPage = (skip: number, top: number, signal: AbortSignal) => Promise<unknown[]>

/** A request is made this often at most, and this many are repeated in all: then the service is not up to a listing. */
const TRIES = 5
const REPEATS_IN_ALL = 30
const FIRST_PAUSE_MS = 500
/** A service that wants a longer pause than this is asked again by a later run. */
const LONGEST_PAUSE_MS = 60_000

/**
 * Reads pages of the device list, patiently: lib/http/resilience.ts gives up where a person would wait, and a listing can
 * wait longer. Whatever pause the service asks for holds for all of the listing's requests.
 */
export function createPageReader(context: SourceContext, wait: Wait, now: () => number): ReadPage {
  let repeatsLeft = REPEATS_IN_ALL
  let pausedUntil = 0

  async function ask(skip: number, top: number, signal: AbortSignal): Promise<unknown[]> {
    const answer = await context.call({
      method: 'GET',
      path: 'tenants/{tenantId}/devices',
      values: { tenantId: context.tenantId },
      query: [
        ['$skip', String(skip)],
        ['$top', String(top)],
      ],
      requestId: context.requestId,
      signal,
    })
    return readRows(answer)
  }

  return async (skip, top, signal) => {
    for (let tries = 1; ; tries++) {
      while (pausedUntil > now()) await wait(pausedUntil - now(), signal)
      signal.throwIfAborted()
      try {
        return await ask(skip, top, signal)
      } catch (error) {
        signal.throwIfAborted()
        const pause = pauseAfter(error, tries, now())
        if (pause === null || tries === TRIES || repeatsLeft-- <= 0) throw error
        if (error instanceof MmdRefusalError) pausedUntil = Math.max(pausedUntil, now() + pause)
        else await wait(pause, signal)
      }
    }
  }
}

/** How long to wait before a request is repeated (milliseconds); `null` when that would not help. */
function pauseAfter(error: unknown, tries: number, now: number): number | null {
  const backoff = FIRST_PAUSE_MS * 2 ** (tries - 1) * (0.75 + Math.random() / 2)
  if (error instanceof MmdRefusalError) {
    if (error.status !== 408 && error.status !== 429 && error.status < 500) return null
    const asked = retryAfterMs(error.headers['retry-after'], now)
    if (asked === null) return backoff
    return asked > LONGEST_PAUSE_MS ? null : asked
  }
  // A page of a gateway's, or half a page, in place of the answer passes as well.
  const isPassing =
    error instanceof MmdMalformedError ||
    error instanceof HttpConnectionError ||
    error instanceof HttpTimeoutError ||
    error instanceof HttpCircuitOpenError
  return isPassing ? backoff : null
}
