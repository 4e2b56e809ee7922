import 'server-only'
import type { NextRequest } from 'next/server'
import { findSession, type Session, sessionCookieName } from '@/lib/auth/session'
import { getEnvironment } from '@/lib/env'
import { log } from '@/lib/logging/log'
import { guardRequest } from './guard'
import { ProblemError } from './problem'
import { toProblemError } from './to-problem-error'

/** What a route's work gets: the request has passed the guard, and the session is alive. */
export type HandlerContext = { request: NextRequest; session: Session; requestId: string }

/**
 * Wraps the work of an API route: guard, session, answer as JSON, problems, and one line in the log.
 * Every route below /api goes through here, but next-auth's own and health.
 * @param route the route's name in the log, without values
 */
export function handle(route: string, work: (context: HandlerContext) => Promise<Response>) {
  return async (request: NextRequest): Promise<Response> => {
    const startedAt = performance.now()
    const requestId = crypto.randomUUID()
    const { response, error } = await answer(request, requestId, work)
    response.headers.set('cache-control', 'private, no-store')
    response.headers.set('x-request-id', requestId)
    const line = {
      route,
      method: request.method,
      status: response.status,
      ms: Math.round(performance.now() - startedAt),
      requestId,
    }
    if (error === undefined) log().info(line, 'request')
    else log().warn({ ...line, error }, 'request failed')
    return response
  }
}

async function answer(request: NextRequest, requestId: string, work: (context: HandlerContext) => Promise<Response>) {
  try {
    guardRequest(request, getEnvironment().NEXTAUTH_URL)
    const session = await findSession(request.cookies.get(sessionCookieName())?.value)
    if (!session) throw new ProblemError('unauthenticated')
    return { response: await work({ request, session, requestId }) }
  } catch (error) {
    return { response: toProblemError(error).toResponse(requestId), error }
  }
}
