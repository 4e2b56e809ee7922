import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Account } from '@/lib/domain/account'
import { getEnvironment } from '@/lib/env'
import { cookieEncryption, sessionCookies, toSessionId } from './cookies'
import { toRole } from './role'
import { authRuntime } from './runtime'
import type { StoredSession } from './session-store'

/** The signed-in person of a request. Tokens are not in here: `getAccessToken(session)` is the one way to them. */
export type Session = Pick<StoredSession, 'id' | 'tenantId' | 'objectId'> & { account: Account }

/** The rows that sessions were read from; beside them and not in them, so that no page can hand tokens on by mistake. */
const rows = new WeakMap<Session, StoredSession>()

/** The session's row as it was when this request looked it up. */
export function storedSessionOf(session: Session): StoredSession | undefined {
  return rows.get(session)
}

/**
 * The session behind a session cookie's value; `null` for anything that is not one, or is one no more.
 * Looking it up is a sign of life that holds off the idle limit, unless nobody is there (`isBackground`).
 */
export async function findSession(cookie: string | undefined, { isBackground = false } = {}): Promise<Session | null> {
  if (!cookie) return null
  const { NEXTAUTH_SECRET, REQUIRE_APP_ROLE } = getEnvironment()
  const { decode } = cookieEncryption(NEXTAUTH_SECRET)
  const sessionId = toSessionId(await decode({ token: cookie, secret: NEXTAUTH_SECRET[0] }))
  const stored = sessionId ? await authRuntime().store.find(sessionId) : null
  const role = stored && toRole(stored.appRoles, REQUIRE_APP_ROLE)
  if (!role) return null
  if (!isBackground) await authRuntime().store.touch(stored)
  const { id, tenantId, objectId, name, upn } = stored
  const session = { id, tenantId, objectId, account: { name, upn, role } }
  rows.set(session, stored)
  return session
}

/** The name of the cookie that refers to the session. */
export function sessionCookieName(): string {
  return sessionCookies(getEnvironment().NEXTAUTH_URL).sessionToken.name
}

/** The session of the page being rendered; looked up once however many components ask. */
export const getSession = cache(async () => findSession((await cookies()).get(sessionCookieName())?.value))

/** The session of the page being rendered; without one, the person is sent to sign in and comes back to `returnTo`. */
export async function requireSession(returnTo = '/'): Promise<Session> {
  const session = await getSession()
  if (!session) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: returnTo })}`)
  return session
}
