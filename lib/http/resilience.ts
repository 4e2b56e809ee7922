import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  circuitBreaker,
  DelegateBackoff,
  handleWhenResult,
  type IPolicy,
  retry,
  SamplingBreaker,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import type { HttpAnswer, SendHttp } from './client'
import { HttpCircuitOpenError, HttpConnectionError, HttpTimeoutError } from './errors'
import { retryAfterMs } from './retry-after'

const RETRIED_STATUSES = new Set([408, 429, 502, 503, 504])
const MAX_RETRIES = 3
const FIRST_DELAY_MS = 200
/** A wait longer than this is the caller's to make: it is told, and nobody's request hangs meanwhile. */
const LONGEST_WAIT_MS = 5_000
const OVERALL_TIMEOUT_MS = 30_000

/**
 * Makes a sender safe to lean on: reads are retried (408, 429, 502, 503, 504, connection errors; at most three times,
 * `Retry-After` honoured, jittered), writes never, since they may have reached the service. All of it within one time
 * limit, with a bound on parallel requests, and a circuit breaker that opens when more than half fail.
 * @throws HttpConnectionError, HttpTimeoutError, HttpCircuitOpenError
 */
export function withResilience(send: SendHttp, now: () => number = Date.now): SendHttp {
  const breaker = circuitBreaker(
    handleWhenResult(answer => isAnswer(answer) && answer.status >= 500)
      .orType(HttpConnectionError)
      .orType(HttpTimeoutError),
    { halfOpenAfter: 10_000, breaker: new SamplingBreaker({ threshold: 0.5, duration: 20_000, minimumRps: 1 }) },
  )
  const places = bulkhead(64, 1_000)
  const retries = retry(
    handleWhenResult(answer => isAnswer(answer) && isWorthRetrying(answer, now())).orType(HttpConnectionError),
    { maxAttempts: MAX_RETRIES, backoff: new DelegateBackoff(context => delayMs(context, now())) },
  )
  const overall = timeout(OVERALL_TIMEOUT_MS, TimeoutStrategy.Aggressive)
  const forReads: IPolicy = wrap(overall, retries, breaker, places)
  const forWrites: IPolicy = wrap(overall, breaker, places)

  return async request => {
    const policy = request.method === 'GET' ? forReads : forWrites
    try {
      return await policy.execute(({ signal }) => send({ ...request, signal }), request.signal)
    } catch (cause) {
      throw request.signal?.aborted ? request.signal.reason : toHttpError(cause)
    }
  }
}

function isAnswer(value: unknown): value is HttpAnswer {
  return typeof value === 'object' && value !== null && 'status' in value
}

function isWorthRetrying(answer: HttpAnswer, now: number): boolean {
  return (
    RETRIED_STATUSES.has(answer.status) && (retryAfterMs(answer.headers['retry-after'], now) ?? 0) <= LONGEST_WAIT_MS
  )
}

function delayMs(context: { attempt: number; result: unknown }, now: number): number {
  const result = context.result
  const answer = typeof result === 'object' && result !== null && 'value' in result ? result.value : undefined
  const asked = isAnswer(answer) ? retryAfterMs(answer.headers['retry-after'], now) : null
  const backoff = FIRST_DELAY_MS * 2 ** (context.attempt - 1)
  return (asked ?? backoff / 2) + Math.random() * (backoff / 2)
}

function toHttpError(cause: unknown): unknown {
  if (cause instanceof BrokenCircuitError || cause instanceof BulkheadRejectedError)
    return new HttpCircuitOpenError(cause)
  if (cause instanceof TaskCancelledError) return new HttpTimeoutError({ cause })
  return cause
}
