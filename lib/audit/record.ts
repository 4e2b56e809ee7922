import 'server-only'
import { lt, sql } from 'drizzle-orm'
import { getDatabase } from '@/lib/db/client'
import { auditEvents } from '@/lib/db/schema'
import { getEnvironment } from '@/lib/env'
import { createRateLimiter, type RateLimiter } from '@/lib/http/rate-limit'
import { log } from '@/lib/logging/log'
import { type AuditEvent, sessionReference, toAuditRow } from './event'

/** The record could not be written, so what it was to precede must not happen. */
export class AuditError extends Error {
  readonly code = 'audit'

  constructor(kind: string, cause: unknown) {
    super(`The audit record (${kind}) could not be written`, { cause })
    this.name = 'AuditError'
  }
}

/**
 * Records an event that something is about to happen for: once this returns, the row is committed.
 * @throws AuditError, and then the effect must not happen
 */
export async function recordAudit(event: AuditEvent): Promise<void> {
  try {
    await getDatabase().insert(auditEvents).values(toAuditRow(event))
  } catch (cause) {
    throw new AuditError(event.kind, cause)
  }
  removeOldEvents()
}

/**
 * Records an event that has happened already, or that must happen in any case. Never throws: a failure is logged.
 * Somebody who makes the same event over and over gets the first few recorded and then a sample; the log has them all.
 */
export async function noteAudit(event: AuditEvent): Promise<void> {
  const who = event.session ?? event.objectId ?? event.clientAddress ?? ''
  if (auditRuntime().repeats.take(`${event.kind} ${who}`) > 0) return
  try {
    await recordAudit(event)
  } catch (error) {
    const session = event.session ? sessionReference(event.session) : undefined
    log().error(
      { event: 'audit-failed', kind: event.kind, session, requestId: event.requestId, error },
      'Could not record',
    )
  }
}

const CLEAN_EVERY_MS = 60 * 60_000

/** Kept on globalThis, so that Next's separate bundles share one. */
const holder = globalThis as typeof globalThis & { consoleAudit?: { repeats: RateLimiter; cleanedAt: number } }

function auditRuntime() {
  holder.consoleAudit ??= { repeats: createRateLimiter({ perMinute: 6, burst: 20 }), cleanedAt: 0 }
  return holder.consoleAudit
}

/** Removes what is older than HISTORY_DAYS, now and then; nobody waits for it. */
function removeOldEvents(): void {
  const runtime = auditRuntime()
  if (Date.now() - runtime.cleanedAt < CLEAN_EVERY_MS) return
  runtime.cleanedAt = Date.now()
  const { HISTORY_DAYS } = getEnvironment()
  getDatabase()
    .delete(auditEvents)
    .where(lt(auditEvents.at, sql`now() - make_interval(days => ${HISTORY_DAYS})`))
    .catch(error => log().warn({ event: 'audit-cleaning-failed', error }, 'Old audit rows could not be removed'))
}
