import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, count, eq, or } from 'drizzle-orm'
import * as z from 'zod'
import { recordAudit } from '@/lib/audit/record'
import type { Session } from '@/lib/auth/session'
import { getDatabase } from '@/lib/db/client'
import { savedViews } from '@/lib/db/schema'
import { isAtLeast } from '@/lib/domain/account'
import { parseDeviceQuery } from '@/lib/domain/device-query'
import {
  LONGEST_VIEW_NAME,
  LONGEST_VIEW_QUERY,
  MOST_VIEWS,
  type SavedView,
  type SavedViewsAnswer,
} from '@/lib/domain/saved-view'
import { toActor } from './audit-actor'
import type { HandlerContext } from './handle'
import { ProblemError } from './problem'
import { readJsonBody } from './read-json-body'
import { requireRole } from './require-role'

type ViewRow = typeof savedViews.$inferSelect

const viewSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(LONGEST_VIEW_NAME, `takes at most ${LONGEST_VIEW_NAME} characters`),
  query: z
    .string()
    .max(LONGEST_VIEW_QUERY, `takes at most ${LONGEST_VIEW_QUERY} characters; choose fewer filters`)
    .refine(query => parseDeviceQuery(new URLSearchParams(query), ['columns']).faults.length === 0, {
      error: 'must be the query string of a view of the devices',
    }),
  shared: z.boolean(),
})

const changeSchema = viewSchema.partial()

/** One's own views and those that are shared, by name. */
export async function answerViews({ session }: HandlerContext): Promise<Response> {
  const rows = await getDatabase()
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.tenantId, session.tenantId), or(isOwn(session), eq(savedViews.shared, true))))
  const byName = (a: ViewRow, b: ViewRow) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1)
  const answer: SavedViewsAnswer = {
    views: rows.sort(byName).map(row => toView(row, session)),
    mayShare: isAtLeast(session.account.role, 'Support'),
  }
  return Response.json(answer)
}

/** Keeps a view; one that everybody sees takes the role of Support. */
export async function createView(context: HandlerContext): Promise<Response> {
  const { request, session } = context
  const view = await readJsonBody(request, viewSchema)
  if (view.shared) requireRole(session, 'Support')
  const db = getDatabase()
  const [kept] = await db.select({ views: count() }).from(savedViews).where(ownedBy(session))
  if (kept && kept.views >= MOST_VIEWS) {
    throw new ProblemError('bad-request', { detail: `You have ${MOST_VIEWS} views; delete one first.` })
  }
  const { tenantId, objectId, account } = session
  const id = randomUUID()
  if (view.shared) await recordAudit({ ...toActor(context), kind: 'view-shared', details: { view: id } })
  const [row] = await db
    .insert(savedViews)
    .values({ ...view, id, tenantId, ownerId: objectId, ownerName: account.name })
    .returning()
  if (!row) throw new ProblemError('internal')
  return Response.json({ view: toView(row, session) }, { status: 201 })
}

/** Renames a view, gives it another query, shares it or takes it back. */
export async function changeView(context: HandlerContext): Promise<Response> {
  const { request, session } = context
  const change = await readJsonBody(request, changeSchema)
  const view = await requireEditable(context)
  if (change.shared === true && !view.shared) {
    requireRole(session, 'Support')
    await recordAudit({ ...toActor(context), kind: 'view-shared', details: { view: view.id } })
  }
  const [row] = await getDatabase()
    .update(savedViews)
    .set({ ...change, updatedAt: new Date() })
    .where(eq(savedViews.id, view.id))
    .returning()
  if (!row) throw new ProblemError('not-found')
  return Response.json({ view: toView(row, session) })
}

/** Deletes a view. */
export async function deleteView(context: HandlerContext): Promise<Response> {
  const view = await requireEditable(context)
  await getDatabase().delete(savedViews).where(eq(savedViews.id, view.id))
  return new Response(null, { status: 204 })
}

/** The view that the address names. Somebody else's private one is not there at all. */
async function requireEditable({ session, params }: HandlerContext): Promise<ViewRow> {
  const [row] = await getDatabase()
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.tenantId, session.tenantId), eq(savedViews.id, params.id ?? '')))
  if (!row || (!row.shared && row.ownerId !== session.objectId)) throw new ProblemError('not-found')
  if (!isEditable(row, session))
    throw new ProblemError('forbidden', { detail: 'Only its author and Admins may change this view.' })
  return row
}

const isOwn = ({ objectId }: Session) => eq(savedViews.ownerId, objectId)

const ownedBy = (session: Session) => and(eq(savedViews.tenantId, session.tenantId), isOwn(session))

function isEditable(row: ViewRow, { objectId, account }: Session): boolean {
  return row.ownerId === objectId || (row.shared && isAtLeast(account.role, 'Admin'))
}

function toView(row: ViewRow, session: Session): SavedView {
  return {
    id: row.id,
    name: row.name,
    query: row.query,
    shared: row.shared,
    own: row.ownerId === session.objectId,
    ownerName: row.ownerName,
    editable: isEditable(row, session),
    updatedAt: row.updatedAt.toISOString(),
  }
}
