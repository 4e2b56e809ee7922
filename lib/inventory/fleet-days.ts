import { and, asc, eq, gte, lt } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { fleetDays } from '@/lib/db/schema'
import { dayOf, type FleetDay, ringCountsSchema } from '@/lib/domain/fleet-day'
import { countFleet } from './count-fleet'
import { newestFleet } from './current-fleet'
import { momentOf } from './moment'

/**
 * Notes how the fleet stands by its newest snapshot, for the day on which that was taken; a later snapshot of the day
 * takes its place.
 */
export async function noteFleetDay(db: Database, tenantId: string, agingMonths: number): Promise<void> {
  const fleet = await newestFleet(db, tenantId)
  if (!fleet) return
  const takenAt = new Date(fleet.snapshot.takenAt)
  const counts = countFleet(fleet, momentOf(fleet, takenAt.getTime(), agingMonths))
  await db
    .insert(fleetDays)
    .values({ tenantId, day: dayOf(takenAt.getTime()), takenAt, counts })
    .onConflictDoUpdate({
      target: [fleetDays.tenantId, fleetDays.day],
      set: { takenAt, counts },
      setWhere: lt(fleetDays.takenAt, takenAt),
    })
}

/** The days from one on (`2026-11-27`), oldest first; days without a sync are not among them. */
export async function readFleetDays(db: Database, tenantId: string, from: string): Promise<FleetDay[]> {
  const rows = await db
    .select({ day: fleetDays.day, takenAt: fleetDays.takenAt, counts: fleetDays.counts })
    .from(fleetDays)
    .where(and(eq(fleetDays.tenantId, tenantId), gte(fleetDays.day, from)))
    .orderBy(asc(fleetDays.day))
  return rows.map(({ day, takenAt, counts }) => ({
    day,
    takenAt: takenAt.toISOString(),
    rings: ringCountsSchema.parse(counts),
  }))
}

export async function removeOldFleetDays(db: Database, tenantId: string, before: Date): Promise<void> {
  await db.delete(fleetDays).where(and(eq(fleetDays.tenantId, tenantId), lt(fleetDays.day, dayOf(before.getTime()))))
}
