import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { deviceChanges, devices, inventorySnapshots, removedDevices, windowsRevisions } from '@/lib/db/schema'
import { MmdMalformedError } from '@/lib/mmd/errors'
import { inBatches } from './batches'
import { FIRST_VERSION, type SnapshotPlan } from './snapshot-plan'
import { type ChangedDevice, ROW_COLUMNS, toRow } from './stored-device'
import { areAmong } from './stored-fleet'
import { finishLease, holdLease, type LeaseKey, leaseRow, SyncLeaseLostError, type Transaction } from './sync-lease'

/**
 * Writes devices ahead of the first snapshot, while others are still being fetched: nobody reads them before there is
 * one. Each batch is one statement that holds the lease as well: every step of a transaction would wait until this thread
 * has read another page.
 * @throws SyncLeaseLostError
 */
export async function writeAhead(db: Database, lease: LeaseKey, devices: ChangedDevice[]): Promise<void> {
  const { tenantId } = lease
  await inBatches(devices, async batch => {
    for (const statement of toStatements({ tenantId, version: FIRST_VERSION }, batch, leaseRow(lease))) {
      const { rowCount } = await db.execute(statement)
      if (rowCount === 0) throw new SyncLeaseLostError()
    }
  })
}

/** Writes a snapshot in one transaction, which holds on to the lease: a run that was away for too long writes nothing. */
export async function writeSnapshot(db: Database, plan: SnapshotPlan, lease: LeaseKey): Promise<void> {
  await db.transaction(async work => {
    await holdLease(work, lease)
    if (plan.version > FIRST_VERSION && plan.devices === 0 && plan.missing.length > 0) {
      // Whole fleets do not vanish between two looks; services that answer with nothing do occur.
      throw new MmdMalformedError(`The service lists no device, where the last snapshot has ${plan.missing.length}`)
    }
    await inBatches(plan.changed, async batch => {
      for (const statement of toStatements(plan, batch)) await work.execute(statement)
    })
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

/**
 * What writes devices' rows. New ones apart, as to look for each whether it is there takes a quarter of the time.
 * @param condition a query without whose row nothing is written
 */
function toStatements(snapshot: Snapshot, batch: ChangedDevice[], condition: SQL = sql`select`): SQL[] {
  const isNew = (device: ChangedDevice) => device.isNew
  const [added, others] = [batch.filter(isNew), batch.filter(device => !isNew(device))]
  return [
    ...(added.length > 0 ? [insertDevices(snapshot, added, condition)] : []),
    ...(others.length > 0
      ? [
          sql`${insertDevices(snapshot, others, condition)}
          on conflict (tenant_id, id) do update set changed_in = excluded.changed_in, ${newValues}`,
        ]
      : []),
  ]
}

/** As JSON, because pg writes arrays of PostgreSQL's three times slower and on our event loop. */
function insertDevices({ tenantId, version }: Snapshot, batch: ChangedDevice[], condition: SQL): SQL {
  return sql`
    with condition as materialized (${condition})
    insert into ${devices} (tenant_id, changed_in, ${columnList})
    select ${tenantId}, ${version}::integer, ${keyList}
    from condition, json_to_recordset(${JSON.stringify(batch.map(toRow))}::json) as rows (${keyTypes})`
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
