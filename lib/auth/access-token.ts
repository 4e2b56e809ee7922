import 'server-only'
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { toSignInProblem } from '@/lib/domain/sign-in-problems'
import { getEnvironment } from '@/lib/env'
import { log } from '@/lib/logging/log'
import { endSessionsOfDisabled, isAccountDisabled } from './disabled-account'
import { RefreshOnHoldError, SessionEndedError, StepUpRequiredError } from './errors'
import { noteRefreshFailure } from './note-refresh-failure'
import { redeemRefreshToken } from './refresh'
import { authRuntime } from './runtime'
import { type Session, storedSessionOf } from './session'
import { NO_CLAIMS, type StoredTokens } from './session-store'
import { getTenantMetadata } from './tenant'
import { TokenEndpointError } from './token-endpoint-error'

/** A token this close to its end is not used any more: it might end on its way. */
const MARGIN_MS = 60_000
/** Longer than a slow tenant takes, plus a killed holder's lease; then it is better to say so. */
const PATIENCE_MS = 60_000
const LOOK_AGAIN_MS = 150
/** When the tenant asks for a pause without saying how long, and the longest that we believe it. */
const HOLD_OFF_MS = 30_000
const LONGEST_HOLD_OFF_MS = 5 * 60_000

/** Refreshes under way in this process, by session: whoever asks meanwhile waits for the same one. */
const underWay = new Map<string, Promise<string>>()

/**
 * An access token of the session's person for the service, refreshed when it is about to end. However many requests
 * ask at once, in however many processes on one database, the tenant is asked once.
 * @param rejected a token the service has refused although its clock still runs: anything but this one
 * @throws SessionEndedError, RefreshOnHoldError, or the tenant's or the network's error when a refresh could not be had
 */
export async function getAccessToken(session: Session, rejected?: string): Promise<string> {
  const row = storedSessionOf(session)
  const stored = row && authRuntime().store.openTokens(row)
  if (stored && isUsable(stored, rejected)) return stored.tokens.accessToken

  const pending = underWay.get(session.id)
  if (pending) return pending
  const renewal = renewAccessToken(session.id, rejected).finally(() => underWay.delete(session.id))
  underWay.set(session.id, renewal)
  return renewal
}

/** Refreshes under the session's lease, or waits for whoever holds it and takes what they stored. */
async function renewAccessToken(rowId: string, rejected: string | undefined): Promise<string> {
  const { store, leases } = authRuntime()
  const holder = randomUUID()
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
    const stored = await store.readTokens(rowId)
    if (!stored) throw new SessionEndedError()
    if (isUsable(stored, rejected)) return stored.tokens.accessToken
    const pauseMs = (stored.holdOffUntil?.getTime() ?? 0) - Date.now()
    if (pauseMs > 0 && isAlive(stored, rejected)) return stored.tokens.accessToken
    if (pauseMs > 0) throw new RefreshOnHoldError(pauseMs)
    if (await leases.take(rowId, holder, stored.version)) {
      return leases.during(rowId, holder, () => redeem(rowId, stored, rejected))
    }
    await wait(LOOK_AGAIN_MS)
  }
  throw new RefreshOnHoldError(HOLD_OFF_MS)
}

async function redeem(rowId: string, stored: StoredTokens, rejected: string | undefined): Promise<string> {
  const { store, sendToTenant } = authRuntime()
  const { refreshToken } = stored.tokens
  if (!refreshToken) {
    await store.endIfUnchanged(rowId, stored.version)
    throw new SessionEndedError()
  }
  try {
    const tokens = await redeemRefreshToken(refreshToken, getEnvironment(), await getTenantMetadata(), sendToTenant)
    if (await store.writeTokens(rowId, tokens, stored.version)) return tokens.accessToken
  } catch (cause) {
    log().warn({ event: 'refresh-failed', session: rowId.slice(0, 12), error: cause }, 'A token could not be refreshed')
    const refusal = cause instanceof TokenEndpointError ? cause : null
    await noteRefreshFailure(rowId, refusal)
    if (refusal && isAccountDisabled(refusal)) {
      await endSessionsOfDisabled(rowId)
      throw new SessionEndedError({ cause })
    }
    if (refusal && isStepUp(refusal)) {
      await store.challenge(rowId, refusal.claims ?? NO_CLAIMS)
      throw new StepUpRequiredError({ cause })
    }
    if (refusal?.error !== 'invalid_grant') {
      if (refusal?.status === 429)
        await store.holdOff(rowId, Math.min(refusal.retryAfterMs ?? HOLD_OFF_MS, LONGEST_HOLD_OFF_MS))
      if (isAlive(stored, rejected)) return stored.tokens.accessToken
      throw cause
    }
    await store.endIfUnchanged(rowId, stored.version)
  }
  // Either the session is over, or someone stored newer tokens while we asked: those count, and ours are dropped.
  const newer = await store.readTokens(rowId)
  if (newer && isUsable(newer, rejected)) return newer.tokens.accessToken
  throw new SessionEndedError()
}

/** Only the person can go on. Entra says so by the error, by the number beside `invalid_grant`, or by naming claims. */
function isStepUp(refusal: TokenEndpointError): boolean {
  return refusal.claims !== null || toSignInProblem(refusal).slug === 'step-up'
}

function isUsable({ tokens }: StoredTokens, rejected: string | undefined): boolean {
  return tokens.accessToken !== rejected && tokens.accessExpiresAt - Date.now() > MARGIN_MS
}

/** Within its last minute a token is better than none, when no new one is to be had. */
function isAlive({ tokens }: StoredTokens, rejected: string | undefined): boolean {
  return tokens.accessToken !== rejected && tokens.accessExpiresAt > Date.now()
}
