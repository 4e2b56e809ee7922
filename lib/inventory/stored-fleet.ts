import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { devices, inventorySnapshots, removedDevices } from '@/lib/db/schema'
import { type Device, deviceSchema } from '@/lib/domain/device'
import { type DeviceActivity, inOrder, NO_ACTIVITY } from './activity'
import { inBatches } from './batches'
import { readActivity } from './stored-activity'
import { fromRow, STORED_COLUMNS } from './stored-device'
import { readParts } from './table-parts'

/**
 * What is stored when a run begins: the snapshot's version, `null` before the first; a place for each device, by its id;
 * and the hashes of their rows at those places.
 */
export type StoredFleet = { version: number | null; places: ReadonlyMap<string, number>; hashes: readonly string[] }

export async function readStoredFleet(db: Database, tenantId: string): Promise<StoredFleet> {
  const [snapshot] = await db
    .select({ version: inventorySnapshots.version })
    .from(inventorySnapshots)
    .where(eq(inventorySnapshots.tenantId, tenantId))
  const places = new Map<string, number>()
  const hashes: string[] = []
  const ofTenant = eq(devices.tenantId, tenantId)
  // As two values a part: as rows, taking them apart would take longer than reading them.
  const columns = { ids: toJsonColumn(devices.id), hashes: toJsonColumn(devices.hash) }
  const parts = readParts(db, devices, isInPart => db.select(columns).from(devices).where(and(ofTenant, isInPart)))
  for await (const [part] of parts) {
    for (const [at, id] of part?.ids.entries() ?? []) places.set(id, hashes.push(part?.hashes[at] ?? '') - 1)
  }
  return { version: snapshot?.version ?? null, places, hashes }
}

/** All values of a column, in the order of the rows; two columns of one query are in the same. */
function toJsonColumn(column: typeof devices.id | typeof devices.hash): SQL<string[]> {
  return sql`coalesce(json_agg(${column}), '[]')`
}

const { name, userUpn, ring, profile, compliance, osVersion, profileAssignment } = STORED_COLUMNS
const EVENT_COLUMNS = { name, userUpn, ring, profile, compliance, osVersion, profileAssignment }

/** What events tell of, as it is stored of some devices, by their ids; those that are not stored are left out. */
export async function readEventFields(db: Database, tenantId: string, ids: readonly string[]) {
  const found = await inBatches(ids, some =>
    db
      .select({ id: devices.id, ...EVENT_COLUMNS })
      .from(devices)
      .where(areAmong(devices, tenantId, some)),
  )
  return new Map(found.flat().map(row => [row.id, row]))
}

/** Those of the devices that were there before and removed, as they were last, by their ids. */
export async function readRemovedDevices(
  db: Database,
  tenantId: string,
  ids: readonly string[],
): Promise<Map<string, Device>> {
  const found = await inBatches(ids, some =>
    db
      .select({ id: removedDevices.id, device: removedDevices.device })
      .from(removedDevices)
      .where(areAmong(removedDevices, tenantId, some)),
  )
  return new Map(found.flat().map(({ id, device }) => [id, deviceSchema.parse(device)]))
}

/** Some of the stored devices, as the newest snapshot has them. */
export async function readDevices(
  db: Database,
  tenantId: string,
  ids: readonly string[],
  stored: StoredFleet,
): Promise<Device[]> {
  if (ids.length === 0) return []
  const activity = await readActivityOf(db, tenantId, stored)
  const found = await inBatches(ids, some =>
    db
      .select(STORED_COLUMNS)
      .from(devices)
      .where(areAmong(devices, tenantId, some)),
  )
  return found.flat().map(row => fromRow(row, activity(row.id)))
}

/** The rows of a batch of ids, as one parameter. */
export function areAmong(
  table: typeof devices | typeof removedDevices,
  tenantId: string,
  ids: string[],
): SQL | undefined {
  return and(eq(table.tenantId, tenantId), sql`${table.id} = any(${sql.param(ids)}::text[])`)
}

/** What the newest snapshot knows of each device's activity. */
export async function readActivityOf(
  db: Database,
  tenantId: string,
  { places: stored }: StoredFleet,
): Promise<(id: string) => DeviceActivity> {
  const [snapshot] = await db
    .select({ devices: inventorySnapshots.devices })
    .from(inventorySnapshots)
    .where(eq(inventorySnapshots.tenantId, tenantId))
  // Rows that somebody else deleted must not keep every sync from going on.
  if (snapshot?.devices !== stored.size) return () => NO_ACTIVITY
  const { lastSyncAt, ageInMonths } = await readActivity(db, tenantId, stored.size)
  const places = new Map(inOrder(stored.keys()).map((id, place) => [id, place]))
  return id => {
    const place = places.get(id) ?? -1
    return { lastSyncAt: lastSyncAt[place] ?? Number.NaN, ageInMonths: ageInMonths[place] ?? Number.NaN }
  }
}
