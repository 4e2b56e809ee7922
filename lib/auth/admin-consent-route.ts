import 'server-only'
import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { getEnvironment } from '@/lib/env'
import { log } from '@/lib/logging/log'
import { adminConsentAddress } from './admin-consent'
import { cookieEncryption, sessionCookies } from './cookies'
import { noteAdminConsent } from './note-admin-consent'
import { isSameText } from './same-text'
import { OWN_ERRORS, SignInError } from './sign-in-failure'
import { problemAddress } from './sign-in-response'
import { aadstsNumber } from './token-endpoint-error'

/** How long an administrator may take to read what they approve. */
const CONSENT_SECONDS = 15 * 60

/** Sends an administrator to the tenant's consent page, with a state that only this browser can bring back. */
export async function startAdminConsent(request: NextRequest): Promise<Response> {
  const environment = getEnvironment()
  await noteAdminConsent(request, crypto.randomUUID(), 'started')
  const cookie = stateCookie(environment.NEXTAUTH_URL)
  const state = randomBytes(32).toString('base64url')
  const sealed = await cookieEncryption(environment.NEXTAUTH_SECRET).encode({
    token: { value: state },
    secret: environment.NEXTAUTH_SECRET[0],
    salt: cookie.name,
    maxAge: CONSENT_SECONDS,
  })
  const response = redirectTo(adminConsentAddress(environment, state))
  response.cookies.set(cookie.name, sealed, { ...cookie.options, maxAge: CONSENT_SECONDS })
  return response
}

/**
 * Takes the administrator's answer. The tenant says `admin_consent=True` on refusals too: only without `error` is it
 * consent. `tenant` in the query authorises nothing and is not read; whether consent holds shows at the next sign-in.
 */
export async function finishAdminConsent(request: NextRequest): Promise<Response> {
  const { NEXTAUTH_URL } = getEnvironment()
  const failure = await toFailure(request)
  const reference = crypto.randomUUID()
  if (failure) log().warn({ event: 'admin-consent-failed', requestId: reference, error: failure })
  else log().info({ event: 'admin-consent-given', requestId: reference })
  await noteAdminConsent(request, reference, failure ?? 'granted')
  const response = redirectTo(
    failure ? problemAddress(failure, reference, NEXTAUTH_URL) : `${NEXTAUTH_URL}/sign-in?reason=consent-granted`,
  )
  const cookie = stateCookie(NEXTAUTH_URL)
  response.cookies.set(cookie.name, '', { ...cookie.options, maxAge: 0 })
  return response
}

async function toFailure(request: NextRequest): Promise<SignInError | null> {
  const { searchParams } = request.nextUrl
  const expected = await readState(request)
  if (!isSameText(expected, searchParams.get('state') ?? '')) return new SignInError(OWN_ERRORS.mismatch, null)
  const error = searchParams.get('error')
  if (error !== null) {
    const isPlain = /^[\w.-]{1,100}$/.test(error)
    return new SignInError(isPlain ? error : 'unknown', aadstsNumber(searchParams.get('error_description')))
  }
  return searchParams.get('admin_consent')?.toLowerCase() === 'true' ? null : new SignInError('unknown', null)
}

async function readState(request: NextRequest): Promise<string> {
  const { NEXTAUTH_URL, NEXTAUTH_SECRET } = getEnvironment()
  const { name } = stateCookie(NEXTAUTH_URL)
  const token = request.cookies.get(name)?.value ?? ''
  const cookie = await cookieEncryption(NEXTAUTH_SECRET).decode({ token, secret: NEXTAUTH_SECRET[0], salt: name })
  return typeof cookie?.value === 'string' ? cookie.value : ''
}

/** As next-auth's own state cookie, under a name of its own: the name is its salt, so that neither passes for the other. */
function stateCookie(consoleUrl: string) {
  const { name, options } = sessionCookies(consoleUrl).state
  return { name: name.replace('next-auth.state', 'console.admin-consent'), options }
}

function redirectTo(address: string): NextResponse {
  return NextResponse.redirect(address, { status: 302, headers: { 'cache-control': 'private, no-store' } })
}
