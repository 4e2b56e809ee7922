import { and, eq, lt, or, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { sessions } from '@/lib/db/schema'

/**
 * How long a lease lasts without a sign of life from its holder: what a killed process costs the others at most.
 * A living holder renews it, so that a slow tenant may take its time.
 */
const LEASE_SECONDS = 8
const RENEW_EVERY_MS = 2_000

const untilFromNow = sql`now() + make_interval(secs => ${LEASE_SECONDS})`

/**
 * The right to refresh one session's tokens, held by one process at a time: a row that whoever comes first marks as
 * theirs. Time is the database's, so that the replicas' clocks do not matter.
 */
export function createRefreshLeases(db: Database) {
  const isHeldBy = (rowId: string, holder: string) => and(eq(sessions.id, rowId), eq(sessions.leaseHolder, holder))

  return {
    /** @returns whether the lease is ours; not when someone holds it, or the tokens are newer than `version` */
    async take(rowId: string, holder: string, version: number): Promise<boolean> {
      const isFree = or(sql`${sessions.leaseUntil} is null`, lt(sessions.leaseUntil, sql`now()`))
      const taken = await db
        .update(sessions)
        .set({ leaseHolder: holder, leaseUntil: untilFromNow })
        .where(and(eq(sessions.id, rowId), eq(sessions.tokensVersion, version), isFree))
        .returning({ id: sessions.id })
      return taken.length > 0
    },

    /** Runs `work` while renewing the lease, and gives it back whatever happens. */
    async during<Result>(rowId: string, holder: string, work: () => Promise<Result>): Promise<Result> {
      // A renewal that fails is not fatal: the lease may run out and another refresh may start, and the version check keeps order.
      const renew = () =>
        db
          .update(sessions)
          .set({ leaseUntil: untilFromNow })
          .where(isHeldBy(rowId, holder))
          .catch(() => undefined)
      const timer = setInterval(renew, RENEW_EVERY_MS)
      try {
        return await work()
      } finally {
        clearInterval(timer)
        await db.update(sessions).set({ leaseHolder: null, leaseUntil: null }).where(isHeldBy(rowId, holder))
      }
    },
  }
}

export type RefreshLeases = ReturnType<typeof createRefreshLeases>
