import 'server-only'
import { type NextRequest, NextResponse } from 'next/server'
import NextAuth from 'next-auth'
import { noteAudit } from '@/lib/audit/record'
import { toSignInProblem } from '@/lib/domain/sign-in-problems'
import { getEnvironment } from '@/lib/env'
import { log } from '@/lib/logging/log'
import { cookieEncryption, sessionCookies, toSessionId } from './cookies'
import { endSessionOfBrowser, isAccountDisabled } from './disabled-account'
import { expectedEndpoints } from './endpoints'
import { fenceAuthRequest } from './fence'
import { TenantMetadataError, TenantUnreachableError } from './metadata'
import { authOptions } from './options'
import type { SignInAttempt } from './provider'
import { toReturnPath } from './return-address'
import { authRuntime } from './runtime'
import { isSameText } from './same-text'
import { NO_CLAIMS, toRowId } from './session-store'
import { OWN_ERRORS, SignInError } from './sign-in-failure'
import type { SignInOrigin } from './sign-in-origin'
import { logoutAddress, problemAddress, redirectAs, withCookiesOf } from './sign-in-response'
import { isOneTransaction, markTransaction } from './sign-in-transaction'
import { getTenantMetadata } from './tenant'
import { aadstsNumber } from './token-endpoint-error'

export type AuthRouteContext = { params: Promise<{ nextauth: string[] }> }

/**
 * next-auth behind a fence, with our own page for every failed sign-in, and the tenant's logout after our own.
 * @param attempt is told what became of it
 */
export async function answerAuth(
  request: NextRequest,
  context: AuthRouteContext,
  attempt: SignInAttempt,
  origin: SignInOrigin,
): Promise<Response> {
  const environment = getEnvironment()
  const { NEXTAUTH_URL, ENTRA_AUTHORITY, ENTRA_TENANT_ID, ENTRA_ENDPOINTS } = environment
  const [action = ''] = (await context.params).nextauth
  const unusable = refuseBadCallbackCookie(request)
  if (unusable) return unusable
  const fenced = await fenceAuthRequest(request, action, NEXTAUTH_URL)
  if (fenced instanceof Response) return fenced

  const isSubmit = request.method === 'POST'
  const form = isSubmit && new URLSearchParams(await fenced.clone().text()).get('json') === 'true' ? 'json' : 'http'
  const failSignIn = async (failure: SignInError) => {
    attempt.failure = failure
    await noteRefusal(failure, attempt, origin)
    const sessionId = isAccountDisabled(failure) ? await sessionIdOf(request) : null
    if (sessionId) await endSessionOfBrowser(toRowId(sessionId), origin)
    return toFailurePage(failure, form, origin.requestId)
  }
  if (action === 'callback' && fenced.nextUrl.searchParams.has('error')) {
    return failSignIn(await toRefusal(fenced))
  }
  if (action === 'callback' && !(await isOneTransaction(fenced, environment))) {
    return failSignIn(new SignInError(OWN_ERRORS.mismatch, null))
  }
  const expected = expectedEndpoints(ENTRA_AUTHORITY, ENTRA_TENANT_ID, ENTRA_ENDPOINTS)
  try {
    const metadata =
      action === 'callback' || (action === 'signin' && isSubmit)
        ? await getTenantMetadata()
        : { ...expected, keys: expected.keys[0] ?? '' }
    const sessionId = await sessionIdOf(request)
    if (action === 'signin' && isSubmit && sessionId) await askForProof(fenced.nextUrl.searchParams, sessionId)
    const answer: Response = await NextAuth(fenced, context, authOptions(metadata, attempt, sessionId, origin))
    if (action === 'signin' && isSubmit) await markTransaction(answer, environment)
    if (action === 'callback' && isFailedCallback(answer)) {
      return failSignIn(attempt.failure ?? new SignInError(OWN_ERRORS.mismatch, null))
    }
    if (action !== 'signout' || !isSubmit || isRejectedForm(answer)) return answer
    if (attempt.failure) return failSignIn(attempt.failure)
    return withCookiesOf(answer, redirectAs(form, logoutAddress(expected.logout, NEXTAUTH_URL)))
  } catch (cause) {
    return failSignIn(new SignInError(errorOf(cause), null, { cause }))
  }
}

/**
 * Puts what the session must prove into the sign-in's query, by which next-auth passes it to the tenant; and whose session
 * it is, so that nobody has to choose an account that is known.
 */
async function askForProof(query: URLSearchParams, sessionId: string): Promise<void> {
  const challenge = await authRuntime().store.readChallenge(toRowId(sessionId))
  if (!challenge) return
  if (challenge.claims !== NO_CLAIMS) query.set('claims', challenge.claims)
  if (challenge.upn && !query.has('prompt') && !query.has('login_hint')) query.set('login_hint', challenge.upn)
}

/** Whose trouble it is that a sign-in could not even be tried. */
function errorOf(cause: unknown): string {
  if (cause instanceof TenantUnreachableError) return 'temporarily_unavailable'
  return cause instanceof TenantMetadataError ? OWN_ERRORS.misconfigured : OWN_ERRORS.internal
}

async function noteRefusal(failure: SignInError, { identity }: SignInAttempt, origin: SignInOrigin): Promise<void> {
  const { requestId, clientAddress } = origin
  log().warn({ event: 'sign-in-failed', requestId, error: failure }, 'Sign-in failed')
  const { slug } = toSignInProblem(failure)
  await noteAudit({
    kind: 'sign-in-refused',
    tenantId: getEnvironment().ENTRA_TENANT_ID,
    objectId: identity?.objectId ?? null,
    upn: identity?.upn ?? null,
    requestId,
    clientAddress,
    details: { problem: slug, error: failure.error, number: failure.number },
  })
}

function toFailurePage(failure: SignInError, form: 'json' | 'http', reference: string): NextResponse {
  const { NEXTAUTH_URL } = getEnvironment()
  const response = redirectAs(form, problemAddress(failure, reference, NEXTAUTH_URL))
  const { state, pkceCodeVerifier, nonce } = sessionCookies(NEXTAUTH_URL)
  for (const cookie of [state, pkceCodeVerifier, nonce]) {
    response.cookies.set(cookie.name, '', { ...cookie.options, maxAge: 0 })
  }
  return response
}

/** The tenant's refusal in the callback's query, believed only when `state` shows that it answers this browser's sign-in. */
async function toRefusal(request: NextRequest): Promise<SignInError> {
  const { searchParams } = request.nextUrl
  const { NEXTAUTH_URL, NEXTAUTH_SECRET } = getEnvironment()
  const name = sessionCookies(NEXTAUTH_URL).state.name
  const { decode } = cookieEncryption(NEXTAUTH_SECRET)
  const token = request.cookies.get(name)?.value ?? ''
  const cookie = await decode({ token, secret: NEXTAUTH_SECRET[0], salt: name })
  if (!isSameText(String(cookie?.value ?? ''), searchParams.get('state') ?? ''))
    return new SignInError(OWN_ERRORS.mismatch, null)
  return new SignInError(searchParams.get('error') ?? '', aadstsNumber(searchParams.get('error_description')))
}

/** next-auth sends a failed callback to its own error or sign-in route, and a good one anywhere else. */
function isFailedCallback(answer: Response): boolean {
  const location = answer.headers.get('location')
  if (answer.status >= 400 || location === null) return true
  return /^\/(api\/auth\/(error|signin)|sign-in-problem)$/.test(new URL(location, 'http://localhost').pathname)
}

/** next-auth answers a form without its CSRF token by asking for confirmation; nobody was signed out then. */
function isRejectedForm(answer: Response): boolean {
  return answer.headers.getSetCookie().every(cookie => !/session-token=;/.test(cookie))
}

async function sessionIdOf(request: NextRequest): Promise<string | null> {
  const { NEXTAUTH_URL, NEXTAUTH_SECRET } = getEnvironment()
  const token = request.cookies.get(sessionCookies(NEXTAUTH_URL).sessionToken.name)?.value
  if (!token) return null
  return toSessionId(await cookieEncryption(NEXTAUTH_SECRET).decode({ token, secret: NEXTAUTH_SECRET[0] }))
}

/** next-auth ends in an internal error over a malformed callback cookie; the browser drops it and asks again. */
function refuseBadCallbackCookie(request: NextRequest): NextResponse | null {
  const { NEXTAUTH_URL } = getEnvironment()
  const { callbackUrl } = sessionCookies(NEXTAUTH_URL)
  const value = request.cookies.get(callbackUrl.name)?.value
  const isOurs = value === NEXTAUTH_URL || new URL(toReturnPath(value, NEXTAUTH_URL), NEXTAUTH_URL).href === value
  if (value === undefined || isOurs) return null
  const response = NextResponse.redirect(
    new URL(`${request.nextUrl.pathname}${request.nextUrl.search}`, NEXTAUTH_URL),
    307,
  )
  response.cookies.set(callbackUrl.name, '', { ...callbackUrl.options, maxAge: 0 })
  return response
}
