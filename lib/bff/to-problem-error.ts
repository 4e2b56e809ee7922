import {
  ApplicationContextOffError,
  ApplicationSignInError,
  RefreshOnHoldError,
  SessionEndedError,
  StepUpRequiredError,
} from '@/lib/auth/errors'
import { TenantMetadataError } from '@/lib/auth/metadata'
import { TokenEndpointError } from '@/lib/auth/token-endpoint-error'
import { HttpAnswerTooLargeError, HttpCircuitOpenError, HttpConnectionError, HttpTimeoutError } from '@/lib/http/errors'
import { retryAfterMs } from '@/lib/http/retry-after'
import { MmdMalformedError, MmdRefusalError } from '@/lib/mmd/errors'
import { type ProblemCode, ProblemError } from './problem'

/** How the service's refusals are told apart to the browser; its own sentences stay in the log. */
const REFUSALS: Record<number, ProblemCode> = {
  400: 'upstream-rejected',
  401: 'session-ended',
  403: 'upstream-forbidden',
  404: 'not-found',
  429: 'upstream-throttled',
  503: 'upstream-unavailable',
  504: 'upstream-timeout',
}

/** Turns whatever went wrong into the one problem to answer with; what is not known is our own fault. */
export function toProblemError(cause: unknown, now: number = Date.now()): ProblemError {
  if (cause instanceof ProblemError) return cause
  if (cause instanceof SessionEndedError) return new ProblemError('session-ended', { cause })
  if (cause instanceof StepUpRequiredError) return new ProblemError('claims-required', { cause })
  if (cause instanceof RefreshOnHoldError) return new ProblemError('sign-in-unavailable', { cause, ...waitOf(cause) })
  if (cause instanceof ApplicationContextOffError) return new ProblemError('application-context-off', { cause })
  if (cause instanceof ApplicationSignInError) {
    return new ProblemError('application-sign-in-unavailable', { cause, ...waitOf(cause.cause) })
  }
  if (cause instanceof MmdRefusalError) {
    const code = REFUSALS[cause.status] ?? 'upstream-error'
    const wait = retryAfterMs(cause.headers['retry-after'], now)
    return new ProblemError(code, { cause, ...(wait === null ? {} : { retryAfterSeconds: Math.ceil(wait / 1000) }) })
  }
  if (cause instanceof MmdMalformedError || cause instanceof HttpAnswerTooLargeError) {
    return new ProblemError('upstream-malformed', { cause })
  }
  if (cause instanceof TokenEndpointError || cause instanceof TenantMetadataError) {
    return new ProblemError('sign-in-unavailable', { cause })
  }
  if (cause instanceof HttpTimeoutError) return new ProblemError('upstream-timeout', { cause })
  if (cause instanceof HttpConnectionError || cause instanceof HttpCircuitOpenError) {
    return new ProblemError('upstream-unavailable', { cause })
  }
  return new ProblemError('internal', { cause })
}

/** How long to stay away, when refreshing is on hold. */
function waitOf(cause: unknown): { retryAfterSeconds?: number } {
  return cause instanceof RefreshOnHoldError ? { retryAfterSeconds: Math.ceil(cause.retryAfterMs / 1000) } : {}
}
