import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { deviceChanges } from '@/lib/db/schema'
import type { ChangeKind, DeviceChange, EventField } from '@/lib/domain/change'
import { type ChangeQuery, type Happening, wantedHappenings } from '@/lib/domain/change-query'
import type { ChangePlace } from './change-cursor'

/** Whose changes, and of which time and kind. */
export type ChangeScope = { tenantId: string } & Pick<ChangeQuery, 'since' | 'until' | 'kind' | 'field'>

export type Reading = { after: ChangePlace | null; limit: number }

const COLUMNS = sql`id, device_id, device_name, kind, field, "from", "to"`
/** As a number: of times in a query that is not its own, drizzle makes texts. */
const MILLISECONDS = sql`(extract(epoch from at) * 1000)::float8 as milliseconds`
const ANSWER = sql`${COLUMNS}, ${MILLISECONDS}`
const NEWEST_FIRST = sql`order by at desc, id desc`

/** The newest changes of a scope. */
export function readNewestChanges(db: Database, scope: ChangeScope, reading: Reading): Promise<DeviceChange[]> {
  return read(db, sql`select ${ANSWER} from ${newest(scope, reading)} ${NEWEST_FIRST}`)
}

/** The same, of each only what device it is of: a fifth of the time, where most are not wanted. */
export async function readNewestPlaces(db: Database, scope: ChangeScope, reading: Reading): Promise<PlacedChange[]> {
  const { rows } = await db.execute<Pick<ChangeRow, 'id' | 'device_id' | 'milliseconds'>>(
    sql`select id, device_id, ${MILLISECONDS} from ${newest(scope, reading)} ${NEWEST_FIRST}`,
  )
  return rows.map(row => ({ id: Number(row.id), at: row.milliseconds, deviceId: row.device_id }))
}

export type PlacedChange = ChangePlace & Pick<DeviceChange, 'deviceId'>

/** These changes, newest first. */
export function readChanges(db: Database, tenantId: string, ids: readonly number[]): Promise<DeviceChange[]> {
  return read(
    db,
    sql`select ${ANSWER} from ${deviceChanges}
      where tenant_id = ${tenantId} and id = any(${sql.param([...ids])}::bigint[]) ${NEWEST_FIRST}`,
  )
}

/**
 * The newest rows of a scope. One kind and field after the other, since each stands in its index in the order asked for:
 * the newest of each are read, however many older ones there are, and the newest of those are the answer.
 */
function newest(scope: ChangeScope, { after, limit }: Reading): SQL {
  const part = (condition: SQL) => sql`(select ${COLUMNS}, at from ${deviceChanges}
    where ${inScope(scope, after)} and ${condition} limit ${limit})`
  const parts = wantedHappenings(scope)?.map(happening =>
    // The field, although it is the same for all, has PostgreSQL see that the index has the order.
    part(sql`${isOne(happening)} order by field desc, at desc, id desc`),
  ) ?? [part(sql`true ${NEWEST_FIRST}`)]
  return sql`(select * from (${sql.join(parts, sql` union all `)}) parts ${NEWEST_FIRST} limit ${limit}) newest`
}

/**
 * The newest changes of some devices: all of theirs are read by the index of devices, and then put in order.
 * Materialized, lest PostgreSQL go through the whole history in order for devices that have no changes.
 */
export async function readDeviceChanges(
  db: Database,
  scope: ChangeScope,
  deviceIds: readonly string[],
  { after, limit }: Reading,
): Promise<DeviceChange[]> {
  return read(
    db,
    sql`with theirs as materialized (
        select ${COLUMNS}, at from ${deviceChanges}
        where ${inScope(scope, after)} and ${isWanted(scope)} and device_id = any(${sql.param([...deviceIds])}::text[]))
      select ${ANSWER} from theirs ${NEWEST_FIRST} limit ${limit}`,
  )
}

/** The rows of a tenant and a time, as far as they lie behind a place. */
export function inScope({ tenantId, since, until }: ChangeScope, after: ChangePlace | null = null): SQL {
  const conditions = [sql`tenant_id = ${tenantId}`]
  if (since !== null) conditions.push(sql`at >= ${new Date(since)}`)
  if (until !== null) conditions.push(sql`at < ${new Date(until)}`)
  if (after) conditions.push(sql`(at, id) < (${new Date(after.at)}::timestamptz, ${after.id}::bigint)`)
  return sql.join(conditions, sql` and `)
}

/** The rows of the kinds and fields that are wanted. */
export function isWanted(scope: ChangeScope): SQL {
  const wanted = wantedHappenings(scope)
  return wanted ? sql`(${sql.join(wanted.map(isOne), sql` or `)})` : sql`true`
}

function isOne({ kind, field }: Happening): SQL {
  return field === null ? sql`kind = ${kind}` : sql`(kind = ${kind} and field = ${field})`
}

async function read(db: Database, query: SQL): Promise<DeviceChange[]> {
  const { rows } = await db.execute<ChangeRow>(query)
  return rows.map(row => ({
    id: Number(row.id),
    at: new Date(row.milliseconds).toISOString(),
    deviceId: row.device_id,
    deviceName: row.device_name,
    kind: row.kind,
    field: row.field,
    from: row.from,
    to: row.to,
  }))
}

/** As snapshot-write.ts writes them, and pg reads them. */
type ChangeRow = {
  id: string
  milliseconds: number
  device_id: string
  device_name: string
  kind: ChangeKind
  field: EventField | null
  from: string | null
  to: string | null
}
