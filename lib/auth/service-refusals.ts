import 'server-only'
import { authRuntime } from './runtime'
import type { Session } from './session'

const PAUSE_MS = 60_000

/** Keeps what the service wants proven; the session's next sign-in passes it to the tenant (see `handleAuth`). */
export async function keepChallenge(session: Pick<Session, 'id'>, claims: string): Promise<void> {
  await authRuntime().store.challenge(session.id, claims)
}

/** Whether the session must prove something before the service or the tenant goes on with it. */
export async function hasChallenge(session: Pick<Session, 'id'>): Promise<boolean> {
  return (await authRuntime().store.readChallenge(session.id)) !== null
}

/**
 * The service refused even a token fresh from the tenant, so more of them would not help: no refresh for a while.
 * Without this, every request of a page would make one, until the tenant calls it a loop (AADSTS50196).
 */
export async function pauseRefreshing(session: Pick<Session, 'id'>): Promise<void> {
  await authRuntime().store.holdOff(session.id, PAUSE_MS)
}
