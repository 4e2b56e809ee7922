import { and, eq } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { deviceChanges } from '@/lib/db/schema'
import type { Device } from '@/lib/domain/device'
import { FIELD_END, toSearchText } from '@/lib/domain/device-search'
import type { Fleet } from './fleet'
import { listRemovedDevices } from './removed-devices'

/** What the history knows of devices that the newest snapshot does not tell. */
export type PastDevices = {
  /** Devices that are gone, as they were last. */
  removed: readonly Pick<Device, 'id' | 'ring' | 'model'>[]
  /** By id, what a search looks into besides: former names, and all of a device that is gone. */
  texts: ReadonlyMap<string, string>
}

const read = new WeakMap<Fleet, Promise<PastDevices>>()

/** The past of a snapshot, read once for it: only a later one changes it. */
export function pastDevices(db: Database, tenantId: string, fleet: Fleet): Promise<PastDevices> {
  const known = read.get(fleet)
  if (known) return known
  const reading = readPast(db, tenantId)
  read.set(fleet, reading)
  reading.catch(() => read.delete(fleet)) // whoever asked hears of it; the next one tries again
  return reading
}

async function readPast(db: Database, tenantId: string): Promise<PastDevices> {
  const [removed, renamings] = await Promise.all([
    listRemovedDevices(db, tenantId),
    // As they stand in the index by kind and field.
    db
      .select({ id: deviceChanges.deviceId, from: deviceChanges.from })
      .from(deviceChanges)
      .where(
        and(eq(deviceChanges.tenantId, tenantId), eq(deviceChanges.kind, 'changed'), eq(deviceChanges.field, 'name')),
      ),
  ])
  const texts = new Map(removed.map(device => [device.id, toSearchText(device)]))
  for (const { id, from } of renamings) {
    if (from) texts.set(id, `${texts.get(id) ?? ''}${from.toLowerCase()}${FIELD_END}`)
  }
  return { removed: removed.map(({ id, ring, model }) => ({ id, ring, model })), texts }
}
