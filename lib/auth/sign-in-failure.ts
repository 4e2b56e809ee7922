import { toTokenEndpointError } from './token-endpoint-error'

/** A sign-in that did not end in a session, in the terms the problem table goes by; see `toSignInProblem`. */
export class SignInError extends Error {
  readonly code = 'sign-in'

  constructor(
    readonly error: string,
    readonly number: number | null,
    options?: ErrorOptions,
  ) {
    super(`Sign-in failed with ${error}${number === null ? '' : ` (AADSTS${number})`}`, options)
    this.name = 'SignInError'
  }
}

/** Our own words beside the protocol's, for failures that the tenant does not report. */
export const OWN_ERRORS = {
  /** State, nonce or PKCE did not fit, or the ID token is not one the tenant signed for this sign-in. */
  mismatch: 'sign_in_mismatch',
  otherTenant: 'other_tenant',
  roleRequired: 'role_required',
  /** The tenant's metadata cannot be had, or names addresses that are not the tenant's. */
  misconfigured: 'misconfigured',
  /** Something of our own failed, such as the database. */
  internal: 'internal',
} as const

/**
 * What made the code's redemption fail. The provider's own text is in the cause chain of neither the result nor its
 * message: openid-client puts `error_description` into its messages, which must not reach a log.
 */
export function toSignInError(cause: unknown): SignInError {
  if (cause instanceof SignInError) return cause
  if (isNamed(cause, 'OPError')) {
    const refusal = toTokenEndpointError(statusOf(cause), cause)
    return new SignInError(refusal.error, refusal.number)
  }
  if (isNamed(cause, 'RPError')) {
    return new SignInError(/timed out/.test(cause.message) ? 'temporarily_unavailable' : OWN_ERRORS.mismatch, null)
  }
  if (isConnectionFailure(cause)) return new SignInError('temporarily_unavailable', null, { cause })
  return new SignInError(OWN_ERRORS.internal, null, { cause })
}

/** By code and not by class: a host with several addresses fails with an AggregateError, a hang-up without a syscall. */
function isConnectionFailure(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^(ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|EHOSTUNREACH|ENETUNREACH|UND_ERR)/.test(code)
}

/** openid-client keeps the HTTP response of a refusal. An answer that is no OAuth error at all is told by its status. */
function statusOf(cause: Error): number | null {
  const response = 'response' in cause ? cause.response : undefined
  const status =
    typeof response === 'object' && response !== null && 'statusCode' in response ? response.statusCode : null
  return typeof status === 'number' ? status : null
}

/** openid-client comes with next-auth and is bundled with it, so its classes are known by name and not by `instanceof`. */
function isNamed(cause: unknown, name: string): cause is Error {
  return cause instanceof Error && cause.name === name
}
