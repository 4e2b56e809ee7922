import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { SessionEndedError, StepUpRequiredError } from '@/lib/auth/errors'
import { type Session, storedSessionOf } from '@/lib/auth/session'
import { getDatabase } from '@/lib/db/client'
import { sessions } from '@/lib/db/schema'
import { log } from '@/lib/logging/log'
import { readRows } from '@/lib/mmd/answer'
import { MmdRefusalError } from '@/lib/mmd/errors'
import { callAs } from './call-service'

/** How long the service's word counts. */
const VALID_MS = 15 * 60_000
/** Somebody whom the service has let in before need not wait longer than this for it to say so again. */
const PATIENCE_MS = 3_000
/** A service that does not answer is not asked for the same person again before this. */
const ASK_AGAIN_MS = 30_000

const MOST_UNANSWERED = 1_000

type Access = {
  /** Under way in this process, by session: whoever asks meanwhile waits for the same answer. */
  checks: Map<string, Promise<void>>
  /** Sessions whose last question found no answer, and when; emptied when it gets long. */
  unanswered: Map<string, number>
}

/** Kept on globalThis, so that Next's separate bundles share one. */
const holder = globalThis as typeof globalThis & { consoleInventoryAccess?: Access }

function access(): Access {
  holder.consoleInventoryAccess ??= { checks: new Map(), unanswered: new Map() }
  return holder.consoleInventoryAccess
}

/**
 * The snapshot is the tenant's, and shown to a person only once the service has let their own token read devices, not
 * longer than a quarter of an hour ago. A service that cannot be reached says nothing: who was let in before may go on.
 * @throws what the service or the tenant refused the person with; without an earlier yes, whatever kept it from answering
 */
export async function requireInventoryAccess(session: Session, requestId: string): Promise<void> {
  if (isValid(storedSessionOf(session)?.inventoryAllowedAt)) return
  const { checks } = access()
  let check = checks.get(session.id)
  if (!check) {
    check = checkAccess(session, requestId).finally(() => checks.delete(session.id))
    checks.set(session.id, check)
  }
  await check
}

function isValid(allowedAt: Date | null | undefined): boolean {
  return Date.now() - (allowedAt?.getTime() ?? 0) < VALID_MS
}

async function checkAccess(session: Session, requestId: string): Promise<void> {
  // The session's row is older than this request; another one may have asked meanwhile.
  const allowedAt = await readAllowedAt(session.id)
  if (isValid(allowedAt)) return
  if (!allowedAt) return ask(session, requestId)
  if (Date.now() - (access().unanswered.get(session.id) ?? 0) < ASK_AGAIN_MS) return
  // Noted before there is an answer: meanwhile, and for a while after none came in time, nobody waits for another.
  noteUnanswered(session.id)
  try {
    await Promise.race([ask(session, requestId), patience()])
  } catch (error) {
    if (isRefusal(error)) throw error
    log().warn({ event: 'access-unknown', requestId, error }, 'Whether somebody may see the inventory is not known')
  }
}

async function ask(session: Session, requestId: string): Promise<void> {
  try {
    const answer = await callAs(session, {
      method: 'GET',
      path: 'tenants/{tenantId}/devices',
      values: { tenantId: session.tenantId },
      query: [['$top', '1']],
      requestId,
    })
    readRows(answer)
  } catch (error) {
    if (isRefusal(error)) await noteAllowed(session.id, false)
    throw error
  }
  await noteAllowed(session.id, true)
  access().unanswered.delete(session.id)
}

function noteUnanswered(sessionId: string): void {
  const { unanswered } = access()
  if (unanswered.size >= MOST_UNANSWERED) unanswered.clear()
  unanswered.set(sessionId, Date.now())
}

/** Whether the person is told no, and not just nothing. */
function isRefusal(error: unknown): boolean {
  if (error instanceof SessionEndedError || error instanceof StepUpRequiredError) return true
  return error instanceof MmdRefusalError && error.status < 500 && error.status !== 408 && error.status !== 429
}

async function readAllowedAt(sessionId: string): Promise<Date | null> {
  const [row] = await getDatabase()
    .select({ at: sessions.inventoryAllowedAt })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
  return row?.at ?? null
}

async function noteAllowed(sessionId: string, isAllowed: boolean): Promise<void> {
  await getDatabase()
    .update(sessions)
    .set({ inventoryAllowedAt: isAllowed ? sql`now()` : null })
    .where(eq(sessions.id, sessionId))
}

function patience(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, PATIENCE_MS).unref()
  })
}
