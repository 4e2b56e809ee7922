import 'server-only'
import { authRuntime } from './runtime'
import type { Session } from './session'

/** Keeps what the service wants proven; the session's next sign-in passes it to the tenant (see `handleAuth`). */
export async function keepChallenge(session: Pick<Session, 'id'>, claims: string): Promise<void> {
  await authRuntime().store.challenge(session.id, claims)
}
