import type { SendHttp } from '@/lib/http/client'
import { RefreshOnHoldError } from './errors'
import type { TenantMetadata } from './metadata'
import { TokenEndpointError } from './token-endpoint-error'
import { type Registration, requestTokens } from './token-request'

/** A token is replaced this long before its end, or after half its life, whichever leaves it longer in use. */
const RENEW_BEFORE_END_MS = 5 * 60_000
/** When the tenant asks for a pause without saying how long. */
const THROTTLED_MS = 30_000
/** A refusal that only an operator can mend is not asked for again by every request that comes along. */
const REFUSED_MS = 10_000

type Collaborators = {
  registration: Registration
  metadata: () => Promise<Pick<TenantMetadata, 'token'>>
  send: SendHttp
  now: () => number
}

type Held = { accessToken: string; renewAt: number; endsAt: number }

/**
 * Access tokens of the application itself (client credentials, RFC 6749, 4.4), kept in memory and nowhere else: one at a
 * time, asked for once however many callers want it. They are no person's and never mixed with a session's.
 */
export function createApplicationTokens({ registration, metadata, send, now }: Collaborators) {
  let held: Held | null = null
  let underWay: Promise<string> | null = null
  let pause: { until: number; refusal: TokenEndpointError } | null = null

  async function renew(): Promise<string> {
    const tokens = await requestTokens({ grant_type: 'client_credentials' }, registration, await metadata(), send, now)
    const margin = Math.min(RENEW_BEFORE_END_MS, (tokens.accessExpiresAt - now()) / 2)
    const { accessToken, accessExpiresAt } = tokens
    held = { accessToken, renewAt: accessExpiresAt - margin, endsAt: accessExpiresAt }
    pause = null
    return accessToken
  }

  async function renewOrKeep(): Promise<string> {
    try {
      if (pause && pause.until > now()) throw toHeldBack(pause.refusal, pause.until - now())
      return await renew()
    } catch (cause) {
      if (cause instanceof TokenEndpointError && cause !== pause?.refusal) pause = toPause(cause, now())
      // In its last minutes a token is better than none, when no new one is to be had.
      if (held && held.endsAt > now()) return held.accessToken
      throw cause
    }
  }

  return {
    /**
     * @param rejected a token the API has refused although its clock still runs: anything but this one
     * @throws TokenEndpointError, RefreshOnHoldError while the tenant has asked for a pause, TenantMetadataError, or the
     * network's error
     */
    async get(rejected?: string): Promise<string> {
      if (held?.accessToken === rejected) held = null
      if (held && held.renewAt > now()) return held.accessToken
      underWay ??= renewOrKeep().finally(() => {
        underWay = null
      })
      return underWay
    },
  }
}

export type ApplicationTokens = ReturnType<typeof createApplicationTokens>

function isThrottled({ status, retryAfterMs }: TokenEndpointError): boolean {
  return status === 429 || retryAfterMs !== null
}

/** Trouble of the tenant's own (5xx) makes no pause here: the sender's circuit breaker has that in hand. */
function toPause(refusal: TokenEndpointError, now: number) {
  if (isThrottled(refusal)) return { until: now + (refusal.retryAfterMs ?? THROTTLED_MS), refusal }
  return refusal.status !== null && refusal.status < 500 ? { until: now + REFUSED_MS, refusal } : null
}

function toHeldBack(refusal: TokenEndpointError, restMs: number): Error {
  return isThrottled(refusal) ? new RefreshOnHoldError(restMs) : refusal
}
