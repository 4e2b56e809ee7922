import 'server-only'
import { getAccessToken } from '@/lib/auth/access-token'
import { StepUpRequiredError } from '@/lib/auth/errors'
import { keepChallenge, pauseRefreshing } from '@/lib/auth/service-refusals'
import type { Session } from '@/lib/auth/session'
import { isAtLeast } from '@/lib/domain/account'
import { getEnvironment } from '@/lib/env'
import { createHttpClient, type HttpAnswer } from '@/lib/http/client'
import { withResilience } from '@/lib/http/resilience'
import { log } from '@/lib/logging/log'
import { readCollection, readEntity } from '@/lib/mmd/answer'
import { claimsOfChallenge } from '@/lib/mmd/claims-challenge'
import { type CallMmd, createMmdClient, type MmdCall } from '@/lib/mmd/client'
import { toRefusal } from '@/lib/mmd/errors'
import type { PolicyMatch } from './match-policy'
import type { AnswerShape } from './policy'
import { ProblemError } from './problem'

/** Kept on globalThis, so that hot reload and Next's separate bundles share one pool of connections. */
const holder = globalThis as typeof globalThis & { consoleMmd?: CallMmd }

function mmdClient(): CallMmd {
  const { MMD_API_BASE_URL } = getEnvironment()
  holder.consoleMmd ??= createMmdClient(
    MMD_API_BASE_URL,
    withResilience(createHttpClient(new URL(MMD_API_BASE_URL).origin)),
  )
  return holder.consoleMmd
}

/**
 * Calls the service as a policy allows, on behalf of the session's person, and answers what the browser may have.
 * The tenant comes from the session and never from the request.
 * @throws ProblemError, or any error that `toProblemError` knows
 */
export async function execute(
  match: PolicyMatch,
  session: Session,
  requestId: string,
  signal?: AbortSignal,
): Promise<unknown> {
  const { policy, values, query } = match
  if (!isAtLeast(session.account.role, policy.role)) throw new ProblemError('forbidden')
  const answer = await callAs(session, {
    method: policy.method,
    path: policy.upstream,
    values: { ...values, tenantId: session.tenantId },
    query,
    requestId,
    ...(signal ? { signal } : {}),
  })
  return readAnswer(answer, policy.answer, requestId)
}

/**
 * Calls the service with the person's token. A token it refuses although its clock still runs is renewed once, and a
 * read repeated once; a write is not, as nobody knows how far it got. A claims challenge is kept for the next sign-in.
 */
async function callAs(session: Session, call: Omit<MmdCall, 'token'>): Promise<HttpAnswer> {
  const token = await getAccessToken(session)
  const answer = await mmdClient()({ ...call, token })
  if (answer.status !== 401) return answer
  const claims = claimsOfChallenge(answer.headers['www-authenticate'])
  if (claims) {
    await keepChallenge(session, claims)
    throw new StepUpRequiredError({ cause: toRefusal(answer) })
  }
  const renewed = await getAccessToken(session, token)
  if (call.method !== 'GET') return answer
  const second = await mmdClient()({ ...call, token: renewed })
  if (second.status === 401) await pauseRefreshing(session)
  return second
}

function readAnswer(answer: HttpAnswer, shape: AnswerShape, requestId: string): unknown {
  if (shape.kind === 'entity') return readEntity(answer, shape.entity)
  const page = readCollection(answer, shape.row)
  if (page.dropped > 0)
    log().warn({ event: 'malformed-rows', dropped: page.dropped, received: page.received, requestId })
  if (shape.kind === 'collection-of-one' && page.value.length === 0) throw new ProblemError('not-found')
  return page
}
