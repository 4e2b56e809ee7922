import type { Database } from '@/lib/db/client'
import type { Fleet } from './fleet'
import { readFleet, readVersion } from './read-fleet'

/** How long a reader waits for a snapshot that is being read; after that the one before it is good enough. */
const PATIENCE_MS = 60

type Place = { fleet: Fleet | null; reading: Promise<Fleet | null> | null }

/** Kept on globalThis, so that hot reload and Next's separate bundles share one copy of the fleet. */
const holder = globalThis as typeof globalThis & { consoleFleets?: Map<string, Place> }

/**
 * The newest snapshot of a tenant's fleet, from this process's memory where it still is the newest.
 * A reader gets one snapshot or the one before it, and never has to wait for a sync; `null` before the first one.
 */
export async function currentFleet(db: Database, tenantId: string): Promise<Fleet | null> {
  holder.consoleFleets ??= new Map()
  const place = holder.consoleFleets.get(tenantId) ?? { fleet: null, reading: null }
  holder.consoleFleets.set(tenantId, place)

  const version = await readVersion(db, tenantId)
  if (version === 0) return null
  if (place.fleet?.snapshot.version === version) return place.fleet
  place.reading ??= readFleet(db, tenantId, place.fleet)
    .then(fleet => {
      place.fleet = fleet
      return fleet
    })
    .finally(() => {
      place.reading = null
    })
  if (!place.fleet) return place.reading
  return Promise.race([place.reading, patience(place.fleet)])
}

function patience(before: Fleet): Promise<Fleet> {
  return new Promise(resolve => {
    setTimeout(resolve, PATIENCE_MS, before).unref()
  })
}
