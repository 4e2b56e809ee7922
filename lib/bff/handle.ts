import 'server-only'
import type { NextRequest } from 'next/server'
import { sessionReference } from '@/lib/audit/event'
import { findSession, type Session, sessionCookieName } from '@/lib/auth/session'
import { getEnvironment } from '@/lib/env'
import { clientAddress } from '@/lib/http/client-address'
import { log } from '@/lib/logging/log'
import type { AuditOrigin } from './audit-actor'
import { type GuardTerms, guardRequest } from './guard'
import { ProblemError } from './problem'
import { limitSession, limitStranger } from './rate-limits'
import { isRoleDenial, noteRoleDenial } from './role-denial'
import { isFromScheduler, requireScheduler } from './scheduler'
import { toProblemError } from './to-problem-error'

/** What a route's work gets: the request has passed the guard, and the session is alive and not too busy. */
export type HandlerContext = AuditOrigin & { request: NextRequest; params: Record<string, string> }

/** What a scheduler's work gets: the secret was right, and there is no session. */
export type SchedulerContext = { requestId: string }

/** In what a route differs from the others. `scheduled` is what it does for a scheduler of the host's (scheduler.ts). */
export type RouteTerms = GuardTerms & { scheduled?: (context: SchedulerContext) => Promise<Response> }

/** What Next hands a route besides the request; only routes with a parameter in their folder's name have some. */
type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> }

/**
 * Wraps the work of an API route: guard, session, limits, answer as JSON, problems, and one line in the log.
 * Every route below /api goes through here, but next-auth's own and health.
 * @param route the route's name in the log, without values
 */
export function handle(route: string, work: (context: HandlerContext) => Promise<Response>, terms?: RouteTerms) {
  return async (request: NextRequest, context?: RouteContext): Promise<Response> => {
    const startedAt = performance.now()
    const requestId = crypto.randomUUID()
    const { response, session, error } = await answer(request, context, requestId, { route, work, terms })
    response.headers.set('cache-control', 'private, no-store')
    response.headers.set('x-request-id', requestId)
    const line = {
      route,
      method: request.method,
      status: response.status,
      ms: Number((performance.now() - startedAt).toFixed(1)),
      requestId,
      ...(session ? { session: sessionReference(session.id) } : {}),
    }
    // Whoever asked has gone: nobody failed, and nobody reads the answer.
    if (error === undefined || request.signal.aborted)
      log().info({ ...line, abandoned: request.signal.aborted || undefined }, 'request')
    else log().warn({ ...line, error }, 'request failed')
    return response
  }
}

type Route = { route: string; work: (context: HandlerContext) => Promise<Response>; terms: RouteTerms | undefined }
type Answered = { response: Response; session: Session | null; error?: unknown }

async function answer(
  request: NextRequest,
  context: RouteContext | undefined,
  requestId: string,
  { route, work, terms }: Route,
): Promise<Answered> {
  let session: Session | null = null
  try {
    const { NEXTAUTH_URL, TRUSTED_PROXY } = getEnvironment()
    if (terms?.scheduled && isFromScheduler(request)) {
      requireScheduler(request)
      return { response: await terms.scheduled({ requestId }), session }
    }
    guardRequest(request, NEXTAUTH_URL, terms)
    // A page that refreshes itself is not a person at work, and must not keep the session from ending.
    const isBackground = request.method === 'GET' && request.headers.get('x-background') === '1'
    session = await findSession(request.cookies.get(sessionCookieName())?.value, { isBackground })
    if (!session) {
      limitStranger(request)
      throw new ProblemError('unauthenticated')
    }
    limitSession(session.id)
    const origin = { session, requestId, clientAddress: clientAddress(request.headers, TRUSTED_PROXY) }
    try {
      return { response: await work({ ...origin, request, params: await readParams(context) }), session }
    } catch (error) {
      if (isRoleDenial(error)) {
        await noteRoleDenial(origin, { route, method: request.method, path: request.nextUrl.pathname })
      }
      throw error
    }
  } catch (error) {
    return { response: toProblemError(error).toResponse(requestId), session, error }
  }
}

async function readParams(context: RouteContext | undefined): Promise<Record<string, string>> {
  const params = await context?.params
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]))
}
