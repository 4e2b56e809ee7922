import { and, asc, eq, gte, lt } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { fleetDays } from '@/lib/db/schema'
import { dayOf, type FleetDay, ringCountsSchema } from '@/lib/domain/fleet-day'
import { countFleet } from './count-fleet'
import { newestFleet } from './current-fleet'
import type { Fleet } from './fleet'
import { makeMoment } from './moment'
import { inTurns } from './turns'

/**
 * Notes how the fleet stands by its newest snapshot, for the day on which that was taken; a later snapshot of the day
 * takes its place.
 */
export async function noteFleetDay(db: Database, tenantId: string, agingMonths: number): Promise<void> {
  const fleet = await newestFleet(db, tenantId)
  if (!fleet) return
  const takenAt = new Date(fleet.snapshot.takenAt)
  const moment = await inTurns(makeMoment(fleet, takenAt.getTime(), agingMonths))
  const counts = await countFleet(fleet, moment)
  await db
    .insert(fleetDays)
    .values({ tenantId, day: dayOf(takenAt.getTime()), takenAt, counts })
    .onConflictDoUpdate({
      target: [fleetDays.tenantId, fleetDays.day],
      set: { takenAt, counts },
      setWhere: lt(fleetDays.takenAt, takenAt),
    })
}

const read = new WeakMap<Fleet, Map<string, Promise<FleetDay[]>>>()

/**
 * The days from one on and before another (`2026-11-27`), oldest first; days without a sync are not among them.
 * @param before today, or a day that is past: what is known of such days only a later snapshot changes, so they are read
 *   once for the fleet
 */
export function pastFleetDays(
  db: Database,
  tenantId: string,
  fleet: Fleet,
  from: string,
  before: string,
): Promise<FleetDay[]> {
  const known = read.get(fleet) ?? new Map<string, Promise<FleetDay[]>>()
  read.set(fleet, known)
  const key = `${from} ${before}`
  const days = known.get(key) ?? readFleetDays(db, tenantId, from, before)
  known.set(key, days)
  days.catch(() => known.delete(key)) // whoever asked hears of it; the next one tries again
  return days
}

async function readFleetDays(db: Database, tenantId: string, from: string, before: string): Promise<FleetDay[]> {
  const rows = await db
    .select({ day: fleetDays.day, takenAt: fleetDays.takenAt, counts: fleetDays.counts })
    .from(fleetDays)
    .where(and(eq(fleetDays.tenantId, tenantId), gte(fleetDays.day, from), lt(fleetDays.day, before)))
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
