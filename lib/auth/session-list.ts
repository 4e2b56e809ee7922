import 'server-only'
import { and, desc, eq, gt, like, type SQL, sql } from 'drizzle-orm'
import { sessionReference } from '@/lib/audit/event'
import { getDatabase } from '@/lib/db/client'
import { sessions } from '@/lib/db/schema'
import type { ListedSession } from '@/lib/domain/listed-session'
import { getEnvironment } from '@/lib/env'
import { toRole } from './role'
import type { Session } from './session'

/** Whose sessions: the whole tenant's, one person's, or one of theirs. A session of another tenant is never meant. */
export type SessionSelection = { tenantId: string; objectId?: string; reference?: string }

const MOST = 1_000

/** The sessions that are alive, the ones seen last first. */
export async function listSessions(current: Session, selection: SessionSelection): Promise<ListedSession[]> {
  const { SESSION_IDLE_MINUTES, REQUIRE_APP_ROLE } = getEnvironment()
  const idleSince = new Date(Date.now() - SESSION_IDLE_MINUTES * 60_000)
  const rows = await getDatabase()
    .select({
      id: sessions.id,
      objectId: sessions.objectId,
      name: sessions.name,
      upn: sessions.upn,
      roles: sessions.roles,
      browser: sessions.browser,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(and(isSelected(selection), gt(sessions.expiresAt, sql`now()`), gt(sessions.lastSeenAt, idleSince)))
    .orderBy(desc(sessions.lastSeenAt), sessions.id)
    .limit(MOST)
  return rows.flatMap(({ id, objectId, name, upn, roles, browser, ...times }) => {
    const role = toRole(roles, REQUIRE_APP_ROLE)
    if (!role) return []
    return {
      id: sessionReference(id),
      current: id === current.id,
      browser: browser ?? 'Unknown browser',
      createdAt: times.createdAt.toISOString(),
      lastSeenAt: times.lastSeenAt.toISOString(),
      expiresAt: times.expiresAt.toISOString(),
      person: { objectId, name, upn, role },
    }
  })
}

/** Ends sessions: their next request is refused, and their tokens are gone. @returns how many there were */
export async function endSessions(selection: SessionSelection): Promise<number> {
  const ended = await getDatabase().delete(sessions).where(isSelected(selection)).returning({ id: sessions.id })
  return ended.length
}

function isSelected({ tenantId, objectId, reference }: SessionSelection): SQL | undefined {
  return and(
    eq(sessions.tenantId, tenantId),
    objectId === undefined ? undefined : eq(sessions.objectId, objectId),
    reference === undefined ? undefined : like(sessions.id, `${reference}%`),
  )
}
