import 'server-only'
import { eq, sql } from 'drizzle-orm'
import * as z from 'zod'
import { SessionEndedError, StepUpRequiredError } from '@/lib/auth/errors'
import type { Session } from '@/lib/auth/session'
import { getDatabase } from '@/lib/db/client'
import { sessions } from '@/lib/db/schema'
import { log } from '@/lib/logging/log'
import { readCollection } from '@/lib/mmd/answer'
import { MmdRefusalError } from '@/lib/mmd/errors'
import { callAs } from './call-service'

/** How long the service's word counts. */
const VALID_MINUTES = 15
/** Somebody whom the service has let in before need not wait longer than this for it to say so again. */
const PATIENCE_MS = 3_000
/** A service that does not answer is not asked for the same person again before this. */
const ASK_AGAIN_MS = 30_000

/** Under way in this process, by session: whoever asks meanwhile waits for the same answer. */
const underWay = new Map<string, Promise<void>>()
/** Sessions whose last question found no answer, and when; emptied when it gets long. */
const unanswered = new Map<string, number>()
const MOST_UNANSWERED = 1_000

/**
 * The snapshot is the tenant's, and shown to a person only once the service has let their own token read devices, not
 * longer than a quarter of an hour ago. A service that cannot be reached says nothing: who was let in before may go on.
 * @throws what the service or the tenant refused the person with; without an earlier yes, whatever kept it from answering
 */
export async function requireInventoryAccess(session: Session, requestId: string): Promise<void> {
  const allowed = await readAllowed(session.id)
  if (allowed === 'now') return
  if (allowed === 'before' && Date.now() - (unanswered.get(session.id) ?? 0) < ASK_AGAIN_MS) return

  let question = underWay.get(session.id)
  if (!question) {
    question = ask(session, requestId).finally(() => underWay.delete(session.id))
    underWay.set(session.id, question)
  }
  if (allowed === 'never') return question
  try {
    await Promise.race([question, patience()])
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
    readCollection(answer, z.unknown())
    unanswered.delete(session.id)
    await noteAllowed(session.id, true)
  } catch (error) {
    if (isRefusal(error)) await noteAllowed(session.id, false)
    else {
      if (unanswered.size >= MOST_UNANSWERED) unanswered.clear()
      unanswered.set(session.id, Date.now())
    }
    throw error
  }
}

/** Whether the person is told no, and not just nothing. */
function isRefusal(error: unknown): boolean {
  if (error instanceof SessionEndedError || error instanceof StepUpRequiredError) return true
  return error instanceof MmdRefusalError && error.status < 500 && error.status !== 408 && error.status !== 429
}

async function readAllowed(sessionId: string): Promise<'now' | 'before' | 'never'> {
  const [row] = await getDatabase()
    .select({
      wasEver: sql<boolean>`${sessions.inventoryAllowedAt} is not null`,
      isValid: sql<boolean>`coalesce(${sessions.inventoryAllowedAt} > now() - make_interval(mins => ${VALID_MINUTES}), false)`,
    })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
  return row?.isValid ? 'now' : row?.wasEver ? 'before' : 'never'
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
