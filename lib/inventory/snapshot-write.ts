import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { copyRows, toCopyValue } from '@/lib/db/copy'
import { deviceChanges, devices, inventorySnapshots, removedDevices, windowsRevisions } from '@/lib/db/schema'
import { MmdMalformedError } from '@/lib/mmd/errors'
import { inBatches } from './batches'
import { FIRST_VERSION, type SnapshotPlan } from './snapshot-plan'
import { ROW_COLUMNS, type StorableDevice, toRow } from './stored-device'
import { areAmong } from './stored-fleet'
import { finishLease, holdingLease, holdLease, type LeaseKey, refuseLostLease, type Transaction } from './sync-lease'

/**
 * Writes devices that have no row yet ahead of the first snapshot, while others are still being fetched: nobody reads them
 * before there is one. What holds the lease is sent with them: every step of a transaction would wait until this thread has
 * read another page.
 * @throws SyncLeaseLostError
 */
export async function writeAhead(db: Database, lease: LeaseKey, devices: StorableDevice[]): Promise<void> {
  const { tenantId } = lease
  const ends = `\t${toCopyValue(tenantId)}\t${FIRST_VERSION}\n`
  const lines = devices.map(({ line, hash }) => `${line}${hash}${ends}`).join('')
  const query = `${holdingLease(lease)}; copy devices (${COPIED_COLUMNS}) from stdin`
  await copyRows(db, query, lines).catch(refuseLostLease)
}

const COPIED_COLUMNS = [
  ...ROW_COLUMNS.map(({ column }) => column),
  devices.tenantId.name,
  devices.changedIn.name,
].join()

/** Writes a snapshot in one transaction, which holds on to the lease: a run that was away for too long writes nothing. */
export async function writeSnapshot(db: Database, plan: SnapshotPlan, lease: LeaseKey): Promise<void> {
  await db.transaction(async work => {
    await holdLease(work, lease)
    if (plan.version > FIRST_VERSION && plan.devices === 0 && plan.missing.length > 0) {
      // Whole fleets do not vanish between two looks; services that answer with nothing do occur.
      throw new MmdMalformedError(`The service lists no device, where the last snapshot has ${plan.missing.length}`)
    }
    await inBatches(plan.changed, batch => work.execute(writeDevices(plan, batch)))
    await removeDevices(work, plan)
    await writeEvents(work, plan)
    await writeRevisions(work, plan)
    await writeSnapshotRow(work, plan)
    await finishLease(work, lease, plan.fetched)
  })
}

type Snapshot = Pick<SnapshotPlan, 'tenantId' | 'version'>

const names = ROW_COLUMNS.map(({ key, column }) => ({ key: sql.identifier(key), column: sql.identifier(column) }))
const columnList = sql.join(
  names.map(({ column }) => column),
  sql`, `,
)
const keyList = sql.join(
  names.map(({ key }) => sql`rows.${key}`),
  sql`, `,
)
const keyTypes = sql.join(
  names.map(({ key }) => sql`${key} text`),
  sql`, `,
)
const newValues = sql.join(
  names.map(({ column }) => sql`${column} = excluded.${column}`),
  sql`, `,
)

/** As JSON, because pg writes arrays of PostgreSQL's three times slower and on our event loop. */
function writeDevices({ tenantId, version }: Snapshot, batch: StorableDevice[]): SQL {
  return sql`
    insert into ${devices} (tenant_id, changed_in, ${columnList})
    select ${tenantId}, ${version}::integer, ${keyList}
    from json_to_recordset(${JSON.stringify(batch.map(toRow))}::json) as rows (${keyTypes})
    on conflict (tenant_id, id) do update set changed_in = excluded.changed_in, ${newValues}`
}

async function removeDevices(work: Transaction, plan: SnapshotPlan): Promise<void> {
  const { tenantId, version, takenAt, removed, missing, returned } = plan
  const removedAt = new Date(takenAt)
  await inBatches(removed, batch =>
    work
      .insert(removedDevices)
      .values(batch.map(device => ({ tenantId, id: device.id, removedIn: version, removedAt, device }))),
  )
  await inBatches(missing, batch => work.delete(devices).where(areAmong(devices, tenantId, batch)))
  await inBatches(returned, batch => work.delete(removedDevices).where(areAmong(removedDevices, tenantId, batch)))
}

async function writeEvents(work: Transaction, { tenantId, takenAt, events }: SnapshotPlan): Promise<void> {
  const at = new Date(takenAt).toISOString()
  await inBatches(events, batch =>
    work.execute(sql`
      insert into ${deviceChanges} (tenant_id, at, device_id, device_name, kind, field, "from", "to")
      select ${tenantId}, ${at}::timestamptz, "deviceId", "deviceName", kind, field, "from", "to"
      from json_to_recordset(${JSON.stringify(batch)}::json)
        as rows ("deviceId" text, "deviceName" text, kind text, field text, "from" text, "to" text)`),
  )
}

async function writeRevisions(work: Transaction, { tenantId, takenAt, revisions }: SnapshotPlan): Promise<void> {
  const currentSince = new Date(takenAt)
  await inBatches(revisions, batch =>
    work
      .insert(windowsRevisions)
      .values(batch.map(revision => ({ ...revision, tenantId, currentSince })))
      .onConflictDoNothing(),
  )
}

async function writeSnapshotRow(work: Transaction, plan: SnapshotPlan): Promise<void> {
  const { tenantId, version, devices, activity } = plan
  const row = { version, takenAt: new Date(plan.takenAt), devices, activity }
  await work
    .insert(inventorySnapshots)
    .values({ tenantId, ...row })
    .onConflictDoUpdate({ target: inventorySnapshots.tenantId, set: row })
}
