import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Session } from '@/lib/auth/session'
import { getDatabase } from '@/lib/db/client'
import { downloadTickets } from '@/lib/db/schema'
import { ProblemError } from './problem'

/** Long enough to follow a link, too short to be of use to whoever finds it in a history. */
const LIFETIME_SECONDS = 30

/** A ticket for one download of this session's browser. */
export async function issueTicket(session: Session): Promise<string> {
  const ticket = randomBytes(32).toString('base64url')
  const db = getDatabase()
  await db.delete(downloadTickets).where(lt(downloadTickets.expiresAt, sql`now()`))
  await db.insert(downloadTickets).values({
    id: toId(ticket),
    sessionId: session.id,
    expiresAt: sql`now() + make_interval(secs => ${LIFETIME_SECONDS})`,
  })
  return ticket
}

/**
 * Uses a ticket up.
 * @throws ProblemError `ticket-used` for one that was used, has run out or is another session's
 */
export async function redeemTicket(session: Session, ticket: string): Promise<void> {
  const used = await getDatabase()
    .delete(downloadTickets)
    .where(
      and(
        eq(downloadTickets.id, toId(ticket)),
        eq(downloadTickets.sessionId, session.id),
        gt(downloadTickets.expiresAt, sql`now()`),
      ),
    )
    .returning({ id: downloadTickets.id })
  if (used.length === 0) throw new ProblemError('ticket-used')
}

function toId(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex')
}
