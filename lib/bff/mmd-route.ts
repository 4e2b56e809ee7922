import 'server-only'
import { execute } from './execute'
import { handle } from './handle'
import { matchPolicy } from './match-policy'
import { permitReveal } from './reveal'

const PREFIX = '/api/mmd/'

/** The proxy: finds the request's row in the policy table and calls the service on the person's behalf. */
export const handleMmd = handle('/api/mmd', async context => {
  const { request, session, requestId } = context
  const { pathname, searchParams } = new URL(request.url)
  const match = matchPolicy(request.method, pathname.slice(PREFIX.length), searchParams)
  if (match.policy.reveals) await permitReveal(context, match)
  return Response.json(await execute(match, session, requestId, request.signal))
})
