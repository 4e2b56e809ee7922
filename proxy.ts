import { type NextRequest, NextResponse } from 'next/server'
import { getEnvironment, isDevelopment } from '@/lib/env'
import { contentSecurityPolicy } from '@/lib/http/content-security-policy'

/** Gives every page its own nonce and the id by which the log names the request. Access is not decided here: pages and routes do that themselves. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = contentSecurityPolicy(nonce, new URL(getEnvironment().ENTRA_AUTHORITY).origin, isDevelopment)
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  // A layout is not told its page's address, and the one that asks for a session must say where to return to.
  headers.set('x-return-to', request.nextUrl.pathname + request.nextUrl.search)
  const requestId = crypto.randomUUID()
  headers.set('x-request-id', requestId)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('x-request-id', requestId)
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = { matcher: ['/((?!api/|_next/static|_next/image|icon.svg|favicon.ico).*)'] }
