import { and, eq, gt } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { devices, inventorySnapshots, removedDevices, windowsRevisions } from '@/lib/db/schema'
import { releaseOfBuild, toWindowsVersion } from '@/lib/domain/windows'
import { inOrder } from './activity'
import { applyDelta, buildFleet, type Fleet, type FleetDelta, type FleetDevice } from './fleet'
import { readActivity } from './stored-activity'
import { STORED_COLUMNS } from './stored-device'
import { readParts } from './table-parts'
import { inTurns, yieldTurn } from './turns'

/** What is stored does not fit together; reading everything anew mends what a reader got wrong. */
export class FleetMismatchError extends Error {
  readonly code = 'fleet-mismatch'

  constructor(message: string) {
    super(message)
    this.name = 'FleetMismatchError'
  }
}

/** The version of a tenant's newest snapshot; 0 when there is none yet. */
export async function readVersion(db: Database, tenantId: string): Promise<number> {
  const [row] = await db
    .select({ version: inventorySnapshots.version })
    .from(inventorySnapshots)
    .where(eq(inventorySnapshots.tenantId, tenantId))
  return row?.version ?? 0
}

/**
 * Reads a tenant's newest snapshot; `null` when there is none yet.
 * @param before the snapshot that one has: only what has changed since is read then
 */
export async function readFleet(db: Database, tenantId: string, before: Fleet | null): Promise<Fleet | null> {
  if (before) {
    try {
      return await catchUp(db, tenantId, before.devices, before.snapshot.version, before)
    } catch (error) {
      if (!(error instanceof FleetMismatchError)) throw error
    }
  }
  const version = await readVersion(db, tenantId)
  if (version === 0) return null
  // Rows of a sync that commits meanwhile may be among these; they are read again with what changed since `version`.
  return catchUp(db, tenantId, await readAll(db, tenantId), version)
}

const SNAPSHOT_COLUMNS = {
  version: inventorySnapshots.version,
  takenAt: inventorySnapshots.takenAt,
  devices: inventorySnapshots.devices,
}

/** Reads what changed since a version, in one transaction: the newest snapshot, exactly. */
async function catchUp(
  db: Database,
  tenantId: string,
  known: readonly FleetDevice[],
  version: number,
  before?: Fleet,
): Promise<Fleet | null> {
  const read = await db.transaction(
    async work => {
      const [row] = await work
        .select(SNAPSHOT_COLUMNS)
        .from(inventorySnapshots)
        .where(eq(inventorySnapshots.tenantId, tenantId))
      if (!row) return null
      const [changed, removed, revisions] = [
        await work
          .select(STORED_COLUMNS)
          .from(devices)
          .where(and(eq(devices.tenantId, tenantId), gt(devices.changedIn, version))),
        await work
          .select({ id: removedDevices.id })
          .from(removedDevices)
          .where(and(eq(removedDevices.tenantId, tenantId), gt(removedDevices.removedIn, version))),
        await work.select().from(windowsRevisions).where(eq(windowsRevisions.tenantId, tenantId)),
      ]
      const activity = await readActivity(work, tenantId, row.devices)
      return { row, changed, removed, revisions, activity }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
  if (!read) return null
  const { row, revisions, activity } = read
  const delta: FleetDelta = {
    changed: read.changed.map(createReader()),
    removed: new Set(read.removed.map(({ id }) => id)),
  }
  await yieldTurn()
  const current = await inTurns(applyDelta(known, delta))
  if (current.length !== row.devices) {
    throw new FleetMismatchError(`The snapshot has ${row.devices} devices, and ${current.length} were read`)
  }
  await yieldTurn()
  const steps = buildFleet(
    current,
    {
      snapshot: { version: row.version, takenAt: row.takenAt.toISOString() },
      activity,
      revisions: revisions.map(({ build, revision, currentSince }) => ({
        build,
        revision,
        currentSince: currentSince.getTime(),
      })),
    },
    before,
  )
  return inTurns(steps)
}

type DeviceRow = Pick<typeof devices.$inferSelect, keyof typeof STORED_COLUMNS>

async function readAll(db: Database, tenantId: string): Promise<FleetDevice[]> {
  const toDevice = createReader()
  const byId = new Map<string, FleetDevice>()
  const ofTenant = eq(devices.tenantId, tenantId)
  const parts = readParts(db, devices, isInPart =>
    db.select(STORED_COLUMNS).from(devices).where(and(ofTenant, isInPart)),
  )
  for await (const rows of parts) for (const row of rows) byId.set(row.id, toDevice(row))
  return inOrder(byId.keys()).flatMap(id => byId.get(id) ?? [])
}

/** Makes devices of rows; words that many devices share are kept once. */
function createReader(): (row: DeviceRow) => FleetDevice {
  const words = new Map<string, string>()
  const share = <Word extends string | null>(word: Word): Word => {
    if (word === null) return word
    const known = words.get(word)
    // The map gives back the word itself.
    if (known !== undefined) return known as Word
    words.set(word, word)
    return word
  }
  return row => {
    const version = toWindowsVersion(row.osVersion)
    // Field by field: spread, each device would have a hidden class of its own, which takes more memory than the device.
    return {
      id: row.id,
      name: row.name,
      intuneId: row.intuneId,
      manufacturer: share(row.manufacturer),
      model: share(row.model),
      serialNumber: row.serialNumber,
      globalDeviceId: row.globalDeviceId,
      enrolledAt: row.enrolledAt,
      assignedUser: row.assignedUser,
      userUpn: row.userUpn,
      userEmail: row.userEmail === row.userUpn ? row.userUpn : row.userEmail,
      compliance: share(row.compliance),
      osVersion: share(row.osVersion),
      osBuild: version ? share(String(version.build)) : null,
      osRelease: version ? releaseOfBuild(version.build) : null,
      osEdition: share(row.osEdition),
      ring: share(row.ring),
      planType: share(row.planType),
      profile: share(row.profile),
      managementAgent: share(row.managementAgent),
      profileAssignment: share(row.profileAssignment),
    }
  }
}
