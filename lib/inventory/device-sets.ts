import { hash } from 'node:crypto'
import { and, eq, lt } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { deviceSets } from '@/lib/db/schema'
import { type Fleet, placeOf } from './fleet'

/** Sets of one snapshot whose places are kept at most; the ones asked for last. */
const MOST_SETS = 50

/** Keeps devices under an id that an address can carry. The same devices always have the same id. @returns the id */
export async function keepDeviceSet(
  db: Database,
  tenantId: string,
  deviceIds: readonly string[],
  now: number,
): Promise<string> {
  const sorted = [...new Set(deviceIds)].sort()
  const id = hash('sha256', JSON.stringify(sorted)).slice(0, 32)
  const madeAt = new Date(now)
  await db
    .insert(deviceSets)
    .values({ tenantId, id, deviceIds: sorted, madeAt })
    .onConflictDoUpdate({ target: [deviceSets.tenantId, deviceSets.id], set: { madeAt } })
  return id
}

/**
 * Makes a set known to a snapshot, whose questions can then be about its devices alone; those that have left the fleet
 * are left out. @returns whether the tenant has such a set
 */
export async function loadDeviceSet(db: Database, tenantId: string, fleet: Fleet, id: string): Promise<boolean> {
  if (fleet.sets.has(id)) return true
  const [row] = await db
    .select({ deviceIds: deviceSets.deviceIds })
    .from(deviceSets)
    .where(and(eq(deviceSets.tenantId, tenantId), eq(deviceSets.id, id)))
  if (!row) return false
  const places = row.deviceIds.map(deviceId => placeOf(fleet, deviceId)).filter(place => place >= 0)
  fleet.sets.set(id, Uint32Array.from(places).sort())
  for (const oldest of fleet.sets.keys()) {
    if (fleet.sets.size <= MOST_SETS) break
    fleet.sets.delete(oldest)
  }
  return true
}

/** @throws RangeError for a set that was not loaded: without it a view would be of the whole fleet */
export function placesOfSet(fleet: Fleet, id: string): Uint32Array {
  const places = fleet.sets.get(id)
  if (!places) throw new RangeError('The set of devices was not loaded')
  return places
}

/** Forgets the tenant's sets that nobody has made since. */
export async function removeOldSets(db: Database, tenantId: string, before: Date): Promise<void> {
  await db.delete(deviceSets).where(and(eq(deviceSets.tenantId, tenantId), lt(deviceSets.madeAt, before)))
}
