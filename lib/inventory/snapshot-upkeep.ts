import { and, eq, lt, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { deviceChanges, removedDevices } from '@/lib/db/schema'
import { removeOldSets } from './device-sets'
import { noteFleetDay, removeOldFleetDays } from './fleet-days'
import type { WrittenSnapshot } from './refresh'

const DAY_MS = 86_400_000
/** A sync that wrote so many rows leaves as many dead ones behind, and statistics that are none any more. */
const MANY_ROWS = 5_000
/** The embedded database never cleans up by itself; so many small syncs leave enough to do. */
const SYNCS_PER_VACUUM = 20

type Terms = { historyDays: number; agingMonths: number }

/**
 * After a snapshot: notes the day's counts, forgets what is older than the history, and takes out dead rows. None of it
 * in the snapshot's transaction: it can wait for the next sync, while readers should not wait for it.
 */
export async function keepUp(
  db: Database,
  snapshot: WrittenSnapshot,
  { historyDays, agingMonths }: Terms,
): Promise<void> {
  const { tenantId, version, takenAt, written, removed } = snapshot
  await noteFleetDay(db, tenantId, agingMonths)
  const before = new Date(takenAt - historyDays * DAY_MS)
  await db.delete(deviceChanges).where(and(eq(deviceChanges.tenantId, tenantId), lt(deviceChanges.at, before)))
  await db
    .delete(removedDevices)
    .where(and(eq(removedDevices.tenantId, tenantId), lt(removedDevices.removedAt, before)))
  await removeOldFleetDays(db, tenantId, before)
  await removeOldSets(db, tenantId, before)
  // Each sync replaces the activity, which is by far the largest value there is.
  await db.execute(sql`vacuum inventory_snapshots`)
  const isMuch = written + removed >= MANY_ROWS || version % SYNCS_PER_VACUUM === 0
  if (!isMuch) return
  await db.execute(sql`vacuum (analyze) devices`)
  await db.execute(sql`vacuum (analyze) device_changes`)
}
