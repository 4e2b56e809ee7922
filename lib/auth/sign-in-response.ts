import { NextResponse } from 'next/server'
import { toSignInProblem } from '@/lib/domain/sign-in-problems'
import type { SignInError } from './sign-in-failure'

/** A redirect in either of next-auth's two forms: its browser code asks for `{url}` as JSON, a plain form for a 302. */
export function redirectAs(kind: 'json' | 'http', url: string): NextResponse {
  return kind === 'json' ? NextResponse.json({ url }) : NextResponse.redirect(url, 302)
}

/** The console's page for a failed sign-in. The page gets our name of the problem and numbers, never the tenant's text. */
export function problemAddress(failure: SignInError, reference: string, consoleUrl: string): string {
  const problem = toSignInProblem({ error: failure.error, number: failure.number })
  const query = new URLSearchParams({ code: problem.slug, ref: reference })
  if (failure.number !== null) query.set('number', String(failure.number))
  return `${consoleUrl}/sign-in-problem?${query}`
}

/** The tenant's logout, which comes back to our own page when that address is registered. */
export function logoutAddress(logoutEndpoint: string, consoleUrl: string): string {
  return `${logoutEndpoint}?${new URLSearchParams({ post_logout_redirect_uri: `${consoleUrl}/signed-out` })}`
}

/** Copies the cookies that next-auth set onto our answer. */
export function withCookiesOf(source: Response, target: NextResponse): NextResponse {
  for (const cookie of source.headers.getSetCookie()) target.headers.append('set-cookie', cookie)
  return target
}
