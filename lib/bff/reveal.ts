import 'server-only'
import { recordAudit } from '@/lib/audit/record'
import { storedSessionOf } from '@/lib/auth/session'
import { createRateLimiter, type RateLimiter } from '@/lib/http/rate-limit'
import { toActor } from './audit-actor'
import type { HandlerContext } from './handle'
import type { PolicyMatch } from './match-policy'
import { ProblemError } from './problem'
import { requireRole } from './require-role'

/** Somebody else may sit at a screen that was left hours ago; a password is for whoever has just signed in. */
const RECENT_MS = 15 * 60_000

/** A person looks at one password at a time; somebody who collects them stands out and is slow. */
const REVEALS = { perMinute: 1, burst: 10 }

/** Kept on globalThis, so that Next's separate bundles count together. */
const holder = globalThis as typeof globalThis & { consoleReveals?: RateLimiter }

/**
 * Decides whether somebody may be shown a password, and puts it on record before anything is asked for.
 * @throws ProblemError; AuditError when there is no record, and then there is no password
 */
export async function permitReveal(context: HandlerContext, { policy, values }: PolicyMatch): Promise<void> {
  const { session } = context
  requireRole(session, policy.role)
  const signedInAt = storedSessionOf(session)?.createdAt.getTime() ?? 0
  if (Date.now() - signedInAt > RECENT_MS) throw new ProblemError('recent-sign-in-required')
  holder.consoleReveals ??= createRateLimiter(REVEALS)
  const wait = holder.consoleReveals.take(`${session.tenantId} ${session.objectId}`)
  if (wait > 0) {
    throw new ProblemError('rate-limited', {
      detail: `You have asked for many passwords. Try again in ${wait} seconds.`,
      retryAfterSeconds: wait,
    })
  }
  await recordAudit({ ...toActor(context), kind: 'password-asked-for', details: { device: values.name ?? '' } })
}
