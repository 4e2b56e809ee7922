import 'server-only'
import { type NextRequest, NextResponse } from 'next/server'
import { sessionReference } from '@/lib/audit/event'
import { toBrowserFamily } from '@/lib/domain/browser-family'
import { toSignInProblem } from '@/lib/domain/sign-in-problems'
import { getEnvironment } from '@/lib/env'
import { addressGroup, clientAddress } from '@/lib/http/client-address'
import { createRateLimiter, type RateLimiter } from '@/lib/http/rate-limit'
import { log } from '@/lib/logging/log'
import { type AuthRouteContext, answerAuth } from './handler'
import type { SignInAttempt } from './provider'
import type { SignInOrigin } from './sign-in-origin'

/** Two requests a sign-in, and behind one address there may be a whole office that starts its day. */
const SIGN_INS = { perMinute: 240, burst: 120 }

/** Kept on globalThis, so that Next's separate bundles count together. */
const holder = globalThis as typeof globalThis & { consoleSignIns?: RateLimiter }

/** What the sign-in routes answer: never kept by anybody, limited by address, with a line in the log for each. */
export async function handleAuth(request: NextRequest, context: AuthRouteContext): Promise<Response> {
  const startedAt = performance.now()
  const [action = ''] = (await context.params).nextauth
  const origin: SignInOrigin = {
    requestId: crypto.randomUUID(),
    clientAddress: clientAddress(request.headers, getEnvironment().TRUSTED_PROXY),
    browser: toBrowserFamily(request.headers.get('user-agent')),
  }
  const attempt: SignInAttempt = { failure: null }
  const { response, error } = await answer(request, context, action, attempt, origin)
  response.headers.set('cache-control', 'private, no-store')
  response.headers.set('x-request-id', origin.requestId)
  const line = {
    route: '/api/auth',
    // A made-up action is refused, and its name is the sender's own.
    action: response.status === 404 ? 'unknown' : action,
    method: request.method,
    status: response.status,
    outcome: toOutcome(response, attempt),
    ms: Math.round(performance.now() - startedAt),
    requestId: origin.requestId,
    ...(attempt.session ? { session: sessionReference(attempt.session) } : {}),
  }
  if (error === undefined) log().info(line, 'request')
  else log().error({ ...line, error }, 'request failed')
  return response
}

async function answer(
  request: NextRequest,
  context: AuthRouteContext,
  action: string,
  attempt: SignInAttempt,
  origin: SignInOrigin,
): Promise<{ response: Response; error?: unknown }> {
  try {
    const wait = isSignInStep(request, action) ? signIns().take(addressGroup(origin.clientAddress)) : 0
    return { response: wait > 0 ? tooMany(wait) : await answerAuth(request, context, attempt, origin) }
  } catch (error) {
    const text = `Something went wrong in the console. Request ${origin.requestId}\n`
    return { response: new NextResponse(text, { status: 500 }), error }
  }
}

/** The steps that cost the tenant or the database something. */
function isSignInStep(request: NextRequest, action: string): boolean {
  return action === 'callback' || (action === 'signin' && request.method === 'POST')
}

function signIns(): RateLimiter {
  holder.consoleSignIns ??= createRateLimiter(SIGN_INS)
  return holder.consoleSignIns
}

function tooMany(seconds: number): Response {
  const text = `Too many sign-ins come from your address. Try again in ${seconds} s.\n`
  return new NextResponse(text, {
    status: 429,
    headers: { 'retry-after': String(seconds), 'content-type': 'text/plain; charset=utf-8' },
  })
}

function toOutcome(response: Response, { failure }: SignInAttempt): string {
  if (failure) return toSignInProblem(failure).slug
  return response.status >= 400 ? 'refused' : 'done'
}
