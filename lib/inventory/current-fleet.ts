import type { Database } from '@/lib/db/client'
import type { Fleet } from './fleet'
import { readFleet, readVersion } from './read-fleet'

/** How long a reader waits for a snapshot that is being read; after that the one before it is good enough. */
const PATIENCE_MS = 25

type Place = { fleet: Fleet | null; reading: Promise<Fleet | null> | null }

/** Kept on globalThis, so that hot reload and Next's separate bundles share one copy of the fleet. */
const holder = globalThis as typeof globalThis & { consoleFleets?: WeakMap<Database, Map<string, Place>> }

/**
 * The newest snapshot of a tenant's fleet, from this process's memory where it still is the newest.
 * A reader gets one snapshot or the one before it, and never has to wait for a sync; `null` before the first one.
 */
export async function currentFleet(db: Database, tenantId: string): Promise<Fleet | null> {
  const place = placeOf(db, tenantId)
  const version = await readVersion(db, tenantId)
  if (version === 0) return null
  if (place.fleet?.snapshot.version === version) return place.fleet
  const reading = read(db, tenantId, place)
  return place.fleet ? Promise.race([reading, patience(place.fleet)]) : reading
}

/** The newest snapshot and none before it, however long that takes. */
export async function newestFleet(db: Database, tenantId: string): Promise<Fleet | null> {
  const place = placeOf(db, tenantId)
  // One that is being read may be the one before.
  await place.reading?.catch(() => undefined)
  const version = await readVersion(db, tenantId)
  return place.fleet?.snapshot.version === version ? place.fleet : read(db, tenantId, place)
}

function placeOf(db: Database, tenantId: string): Place {
  holder.consoleFleets ??= new WeakMap()
  const places = holder.consoleFleets.get(db) ?? new Map<string, Place>()
  holder.consoleFleets.set(db, places)
  const place = places.get(tenantId) ?? { fleet: null, reading: null }
  places.set(tenantId, place)
  return place
}

/** Reads what is newest into its place; whoever asks meanwhile waits for the same reading. */
function read(db: Database, tenantId: string, place: Place): Promise<Fleet | null> {
  place.reading ??= readFleet(db, tenantId, place.fleet)
    .then(fleet => {
      place.fleet = fleet
      return fleet
    })
    .finally(() => {
      place.reading = null
    })
  return place.reading
}

function patience(before: Fleet): Promise<Fleet> {
  return new Promise(resolve => {
    setTimeout(resolve, PATIENCE_MS, before).unref()
  })
}
