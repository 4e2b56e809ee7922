import { NextRequest } from 'next/server'
import { toReturnPath } from './return-address'

/** What of next-auth's surface the console uses, and the query parameters each may carry; everything else is not there. */
const ACTIONS: Record<string, { methods: string[]; query: string[] }> = {
  csrf: { methods: ['GET'], query: [] },
  session: { methods: ['GET'], query: [] },
  providers: { methods: ['GET'], query: [] },
  signin: { methods: ['GET', 'POST'], query: ['callbackUrl', 'prompt', 'login_hint'] },
  signout: { methods: ['GET', 'POST'], query: ['callbackUrl'] },
  callback: { methods: ['GET'], query: ['code', 'state', 'session_state', 'error', 'error_description'] },
  error: { methods: ['GET'], query: ['error'] },
}

/** Sign-in and sign-out forms are a few hundred bytes. */
const LONGEST_BODY = 16 * 1024

/**
 * Lets through what the console uses of next-auth and nothing else. Without it, the query of a sign-in could override
 * `redirect_uri`, `client_id` and `scope`, and a malformed `callbackUrl` would be an internal error.
 * @returns the request reduced to what is allowed, or the refusal
 */
export async function fenceAuthRequest(
  request: NextRequest,
  action: string,
  consoleUrl: string,
): Promise<NextRequest | Response> {
  const allowed = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  if (!allowed) return new Response('Not found', { status: 404 })
  if (!allowed.methods.includes(request.method)) {
    return new Response('Method not allowed', { status: 405, headers: { allow: allowed.methods.join(', ') } })
  }

  const url = new URL(request.nextUrl.pathname, consoleUrl)
  for (const name of allowed.query) {
    const value = request.nextUrl.searchParams.get(name)
    if (value !== null) url.searchParams.set(name, name === 'callbackUrl' ? toReturnPath(value, consoleUrl) : value)
  }
  if (request.method === 'GET') return new NextRequest(url, { headers: request.headers })

  const body = await readForm(request)
  if (body === null) return new Response('The form cannot be read', { status: 400 })
  if ('callbackUrl' in body) body.callbackUrl = toReturnPath(body.callbackUrl, consoleUrl)
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/x-www-form-urlencoded')
  headers.delete('content-length')
  return new NextRequest(url, { method: 'POST', headers, body: new URLSearchParams(body).toString() })
}

async function readForm(request: NextRequest): Promise<Record<string, string> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > LONGEST_BODY) return null
  const chunks: Uint8Array[] = []
  let size = 0
  // The declared length may be missing or wrong, so what counts is what arrives.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > LONGEST_BODY) return null
    chunks.push(chunk)
  }
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
}
