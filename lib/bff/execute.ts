import 'server-only'
import type { Session } from '@/lib/auth/session'
import { isAtLeast } from '@/lib/domain/account'
import type { HttpAnswer } from '@/lib/http/client'
import { log } from '@/lib/logging/log'
import { readCollection, readEntity } from '@/lib/mmd/answer'
import { callAs, callAsApplication } from './call-service'
import type { PolicyMatch } from './match-policy'
import type { AnswerShape } from './policy'
import { ProblemError } from './problem'

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
  const call = {
    method: policy.upstreamMethod ?? policy.method,
    path: policy.upstream,
    values: { ...values, tenantId: session.tenantId },
    query,
    requestId,
    ...(signal ? { signal } : {}),
  }
  const answer = policy.context === 'application' ? await callAsApplication(call) : await callAs(session, call)
  return readAnswer(answer, policy.answer, requestId)
}

function readAnswer(answer: HttpAnswer, shape: AnswerShape, requestId: string): unknown {
  if (shape.kind === 'entity') return readEntity(answer, shape.entity)
  const page = readCollection(answer, shape.row)
  if (page.dropped > 0)
    log().warn({ event: 'malformed-rows', dropped: page.dropped, received: page.received, requestId })
  if (shape.kind === 'collection-of-one' && page.value.length === 0) throw new ProblemError('not-found')
  return page
}
