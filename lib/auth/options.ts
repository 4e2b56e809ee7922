import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Account, NextAuthOptions, Profile } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import { noteAudit, recordAudit } from '@/lib/audit/record'
import { getEnvironment } from '@/lib/env'
import { log } from '@/lib/logging/log'
import { cookieEncryption, sessionCookies, toSessionId } from './cookies'
import type { TenantMetadata } from './metadata'
import { entraProvider, type SignInAttempt, toIdentity } from './provider'
import { toReturnPath } from './return-address'
import { toRole } from './role'
import { authRuntime } from './runtime'
import { type Identity, toRowId } from './session-store'
import { OWN_ERRORS, SignInError } from './sign-in-failure'
import type { SignInOrigin } from './sign-in-origin'
import { toTokens } from './tokens'

/**
 * The options of next-auth for one request.
 * @param attempt collects why a sign-in failed, which next-auth itself reduces to one word
 * @param previousSessionId the session this browser had until now; a new sign-in ends it
 * @param origin where the request comes from, for the record and the list of sessions
 */
export function authOptions(
  metadata: TenantMetadata,
  attempt: SignInAttempt,
  previousSessionId: string | null,
  origin: SignInOrigin,
): NextAuthOptions {
  const environment = getEnvironment()
  const { NEXTAUTH_URL, NEXTAUTH_SECRET, SESSION_MAX_HOURS, REQUIRE_APP_ROLE } = environment
  const { store } = authRuntime()
  return {
    providers: [entraProvider(environment, metadata, attempt)],
    secret: NEXTAUTH_SECRET[0],
    session: { strategy: 'jwt', maxAge: SESSION_MAX_HOURS * 3600 },
    jwt: cookieEncryption(NEXTAUTH_SECRET),
    cookies: sessionCookies(NEXTAUTH_URL),
    pages: { signIn: '/sign-in', signOut: '/signed-out', error: '/sign-in-problem' },
    callbacks: {
      signIn({ profile }) {
        if (toRole(toIdentity(profile).appRoles, REQUIRE_APP_ROLE)) return true
        attempt.failure = new SignInError(OWN_ERRORS.roleRequired, null)
        return false
      },
      async jwt({ token, account, profile }) {
        if (!account) return requireLivingSession(token)
        try {
          if (previousSessionId) await store.endBySessionId(previousSessionId)
          return await startSession(account, profile, attempt, origin)
        } catch (cause) {
          attempt.failure = new SignInError(OWN_ERRORS.internal, null, { cause })
          throw attempt.failure
        }
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { name: token.name ?? null } }),
      redirect: ({ url, baseUrl }) => new URL(toReturnPath(url, baseUrl), baseUrl).href,
    },
    events: {
      async signOut({ token }) {
        const sessionId = toSessionId(token)
        if (!sessionId) return
        attempt.session = toRowId(sessionId)
        try {
          const person = await store.readPerson(attempt.session)
          if (person) await noteAudit({ ...toSignInActor(person, attempt.session, origin), kind: 'sign-out' })
          await store.endBySessionId(sessionId)
        } catch (cause) {
          // next-auth would go on and call it signed out, with the session still alive.
          attempt.failure = new SignInError(OWN_ERRORS.internal, null, { cause })
        }
      },
    },
    logger: {
      error: event => log().warn({ event }, 'next-auth reported an error'),
      warn: event => log().debug({ event }, 'next-auth reported a warning'),
      // next-auth's debug lines hold tokens and verifiers
      debug: () => {},
    },
  }
}

/** Puts person and tokens into a new row under a new random id; the cookie gets the id and nothing else of value. */
async function startSession(
  account: Account,
  profile: Profile | undefined,
  attempt: SignInAttempt,
  origin: SignInOrigin,
): Promise<JWT> {
  const { store } = authRuntime()
  const sid = randomBytes(32).toString('base64url')
  const identity = toIdentity(profile)
  const expiresIn = (account.expires_at ?? 0) - Math.floor(Date.now() / 1000)
  const rowId = toRowId(sid)
  const details = { browser: origin.browser, roles: identity.appRoles.join(' ') }
  // On record before it can be used: without the record there is no session.
  await recordAudit({ ...toSignInActor(identity, rowId, origin), kind: 'sign-in', details })
  await store.create(sid, identity, toTokens({ ...account, expires_in: expiresIn }, Date.now(), null), origin.browser)
  attempt.session = rowId
  await store.removeDead()
  return { sub: identity.objectId, name: identity.name, sid }
}

function toSignInActor(person: Pick<Identity, 'tenantId' | 'objectId' | 'upn'>, session: string, origin: SignInOrigin) {
  const { tenantId, objectId, upn } = person
  return { tenantId, objectId, upn, session, requestId: origin.requestId, clientAddress: origin.clientAddress }
}

/** A cookie outlives its session when it was copied; next-auth answers a thrown error with no session at all. */
async function requireLivingSession(token: JWT): Promise<JWT> {
  const sessionId = toSessionId(token)
  const session = sessionId ? await authRuntime().store.find(sessionId) : null
  if (!session) throw new Error('The session has ended')
  return token
}
