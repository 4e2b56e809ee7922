import type { Database } from '@/lib/db/client'
import type { Device } from '@/lib/domain/device'
import { type DeviceEvent, toChangeEvents, toEvent } from './device-events'
import type { FleetReading } from './fleet-reading'
import type { StorableDevice } from './stored-device'
import { readActivityOf, readDevices, readEventFields, readRemovedDevices, type StoredFleet } from './stored-fleet'

export const FIRST_VERSION = 1

/** All that a snapshot writes. It is made up before the transaction begins, so that this one is short. */
export type SnapshotPlan = {
  tenantId: string
  version: number
  /** Milliseconds. */
  takenAt: number
  devices: number
  /** How many devices the service named; some more may stay of which nothing is known. */
  fetched: number
  activity: Buffer
  /** New devices and those whose row differs, but for what the first run has written ahead. */
  changed: StorableDevice[]
  /** How many rows that makes, with those written ahead. */
  written: number
  /** Rows to delete. */
  missing: string[]
  /** The devices behind those rows, to be remembered as they were last. */
  removed: Device[]
  returned: string[]
  events: DeviceEvent[]
  revisions: { build: number; revision: number }[]
}

type Findings = { tenantId: string; stored: StoredFleet; reading: FleetReading; dropped: number; takenAt: number }

/** Works out what a reading of the fleet changes. */
export function planSnapshot(db: Database, findings: Findings): Promise<SnapshotPlan> {
  return findings.stored.version === null ? planFirst(findings) : planNext(db, findings, findings.stored.version)
}

/** The first snapshot is what later ones are compared with: it makes no events. What is stored already, a killed run left. */
async function planFirst({ tenantId, reading, takenAt }: Findings): Promise<SnapshotPlan> {
  return {
    tenantId,
    version: FIRST_VERSION,
    takenAt,
    devices: reading.size(),
    fetched: reading.size(),
    activity: reading.packActivity(new Map()),
    changed: reading.takeChanged(),
    written: reading.taken(),
    missing: reading.missing(),
    removed: [],
    returned: [],
    events: [],
    revisions: reading.currentRevisions(takenAt),
  }
}

async function planNext(
  db: Database,
  { tenantId, stored, reading, dropped, takenAt }: Findings,
  version: number,
): Promise<SnapshotPlan> {
  const missing = reading.missing()
  // Rows that could not be read may be the very devices that are missing.
  const [kept, gone] = dropped > 0 ? [missing, []] : [[], missing]
  const activity = kept.length > 0 ? await readActivityOf(db, tenantId, stored) : undefined
  const removed = await readDevices(db, tenantId, gone, stored)

  const changed = reading.takeChanged()
  const devices = changed.map(({ device }) => device)
  const before = await readEventFields(
    db,
    tenantId,
    devices.filter(({ id }) => stored.places.has(id)).map(({ id }) => id),
  )
  const returned = await readRemovedDevices(
    db,
    tenantId,
    devices.filter(({ id }) => !before.has(id)).map(({ id }) => id),
  )
  const events = devices.flatMap(device => {
    const row = before.get(device.id)
    if (row) return toChangeEvents(row, device)
    const last = returned.get(device.id)
    return last ? [toEvent(device, 'returned'), ...toChangeEvents(last, device)] : [toEvent(device, 'added')]
  })

  return {
    tenantId,
    version: version + 1,
    takenAt,
    devices: reading.size() + kept.length,
    fetched: reading.size(),
    activity: reading.packActivity(new Map(activity && kept.map(id => [id, activity(id)]))),
    changed,
    written: reading.taken(),
    missing: gone,
    removed,
    returned: [...returned.keys()],
    events: [...events, ...removed.map(device => toEvent(device, 'removed'))],
    revisions: reading.currentRevisions(takenAt),
  }
}
