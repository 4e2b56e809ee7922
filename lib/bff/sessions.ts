import 'server-only'
import * as z from 'zod'
import type { AuditDetails } from '@/lib/audit/event'
import { recordAudit } from '@/lib/audit/record'
import { endSessions, listSessions, type SessionSelection } from '@/lib/auth/session-list'
import { toActor } from './audit-actor'
import type { HandlerContext } from './handle'
import { ProblemError } from './problem'
import { readJsonBody } from './read-json-body'
import { requireRole } from './require-role'

/** One's own sessions, or with `scope=all` everybody's, which is for administrators. */
export async function answerSessions({ request, session }: HandlerContext): Promise<Response> {
  const scope = request.nextUrl.searchParams.get('scope') ?? 'own'
  if (scope !== 'own' && scope !== 'all') {
    throw new ProblemError('bad-request', { detail: 'scope must be own or all.' })
  }
  if (scope === 'all') requireRole(session, 'Admin')
  const { tenantId, objectId } = session
  return Response.json({
    sessions: await listSessions(session, scope === 'all' ? { tenantId } : { tenantId, objectId }),
  })
}

/** Ends one of one's own sessions. */
export async function endOneSession(context: HandlerContext): Promise<Response> {
  const { session, params } = context
  const reference = params.id ?? ''
  if (!/^[0-9a-f]{12}$/.test(reference)) throw new ProblemError('not-found')
  const selection = { tenantId: session.tenantId, objectId: session.objectId, reference }
  if ((await listSessions(session, selection)).length === 0) throw new ProblemError('not-found')
  return end(context, selection, { scope: 'one', target: reference })
}

/** Signs oneself out everywhere, here too. */
export async function endOwnSessions(context: HandlerContext): Promise<Response> {
  const { tenantId, objectId } = context.session
  return end(context, { tenantId, objectId }, { scope: 'own' })
}

const whoseSchema = z.union([z.strictObject({ objectId: z.guid() }), z.strictObject({ all: z.literal(true) })], {
  error: 'Say whose sessions: {"objectId": "..."} or {"all": true}.',
})

/** Ends all sessions of one person, or everybody's; for administrators. */
export async function endOthersSessions(context: HandlerContext): Promise<Response> {
  requireRole(context.session, 'Admin')
  const { tenantId } = context.session
  const whose = await readJsonBody(context.request, whoseSchema)
  if ('all' in whose) return end(context, { tenantId }, { scope: 'everyone' })
  const objectId = whose.objectId.toLowerCase()
  return end(context, { tenantId, objectId }, { scope: 'person', target: objectId })
}

/** On record before it is done: when that fails, nothing is ended. */
async function end(context: HandlerContext, selection: SessionSelection, details: AuditDetails): Promise<Response> {
  await recordAudit({ ...toActor(context), kind: 'sessions-ended', details })
  return Response.json({ ended: await endSessions(selection) })
}
