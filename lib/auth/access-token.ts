import 'server-only'
import { getEnvironment } from '@/lib/env'
import { redeemRefreshToken } from './refresh'
import { authRuntime } from './runtime'
import type { Session } from './session'
import { getTenantMetadata } from './tenant'
import { TokenEndpointError } from './token-endpoint-error'

/** A token this close to its end is not used any more: it might end on its way. */
const MARGIN_MS = 60_000

/** The session has ended: its row is gone, or the tenant will not renew its tokens. The person must sign in again. */
export class SessionEndedError extends Error {
  readonly code = 'session-ended'

  constructor(options?: ErrorOptions) {
    super('The session has ended', options)
    this.name = 'SessionEndedError'
  }
}

/** Refreshes under way in this process, by session: whoever asks meanwhile waits for the same one. */
const underWay = new Map<string, Promise<string>>()

/**
 * An access token of the session's person for the service, refreshed when it is about to end.
 * @throws SessionEndedError, or the tenant's or the network's error when a refresh was needed and could not be had
 */
export async function getAccessToken(session: Pick<Session, 'id'>): Promise<string> {
  const stored = await authRuntime().store.readTokens(session.id)
  if (!stored) throw new SessionEndedError()
  if (stored.tokens.accessExpiresAt - Date.now() > MARGIN_MS) return stored.tokens.accessToken

  const pending = underWay.get(session.id)
  if (pending) return pending
  const refresh = refreshAccessToken(session.id).finally(() => underWay.delete(session.id))
  underWay.set(session.id, refresh)
  return refresh
}

async function refreshAccessToken(rowId: string): Promise<string> {
  const { store, sendToTenant } = authRuntime()
  const stored = await store.readTokens(rowId)
  if (!stored) throw new SessionEndedError()
  if (stored.tokens.accessExpiresAt - Date.now() > MARGIN_MS) return stored.tokens.accessToken
  if (!stored.tokens.refreshToken) {
    await store.end(rowId)
    throw new SessionEndedError()
  }
  try {
    const tokens = await redeemRefreshToken(
      stored.tokens.refreshToken,
      getEnvironment(),
      await getTenantMetadata(),
      sendToTenant,
    )
    if (await store.writeTokens(rowId, tokens, stored.version)) return tokens.accessToken
    throw new SessionEndedError()
  } catch (cause) {
    if (!(cause instanceof TokenEndpointError && cause.error === 'invalid_grant')) throw cause
    await store.end(rowId)
    throw new SessionEndedError({ cause })
  }
}
