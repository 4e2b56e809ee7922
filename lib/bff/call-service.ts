import 'server-only'
import { getAccessToken } from '@/lib/auth/access-token'
import { getApplicationToken } from '@/lib/auth/application-token'
import { StepUpRequiredError } from '@/lib/auth/errors'
import { keepChallenge, pauseRefreshing } from '@/lib/auth/service-refusals'
import type { Session } from '@/lib/auth/session'
import { getEnvironment } from '@/lib/env'
import { createHttpClient, type HttpAnswer } from '@/lib/http/client'
import { withResilience } from '@/lib/http/resilience'
import { claimsOfChallenge } from '@/lib/mmd/claims-challenge'
import { type CallMmd, createMmdClient, type MmdCall } from '@/lib/mmd/client'
import { toRefusal } from '@/lib/mmd/errors'

/** A call to the service by somebody whose token is not the caller's affair. */
export type ServiceCall = Omit<MmdCall, 'token'>

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
 * Calls the service with the person's token. A token it refuses although its clock still runs is renewed once, and a
 * read repeated once; a write is not, as nobody knows how far it got. A claims challenge is kept for the next sign-in.
 */
export async function callAs(session: Session, call: ServiceCall): Promise<HttpAnswer> {
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

/** Calls the service as the application itself; a token it refuses is renewed once, and a read repeated once. */
export async function callAsApplication(call: ServiceCall): Promise<HttpAnswer> {
  const token = await getApplicationToken()
  const answer = await mmdClient()({ ...call, token })
  if (answer.status !== 401 || call.method !== 'GET') return answer
  return mmdClient()({ ...call, token: await getApplicationToken(token) })
}
