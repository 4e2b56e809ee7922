import { eq, sql } from 'drizzle-orm'
import type { Database } from '@/lib/db/client'
import { inventorySnapshots, inventorySyncs } from '@/lib/db/schema'
import type { SyncFailure, SyncStatus } from '@/lib/domain/inventory'

/** What became of a run that was killed: it could not say so itself. */
export const INTERRUPTED: SyncFailure = {
  code: 'sync-interrupted',
  title: 'The sync was interrupted',
  detail: 'The console that ran it was stopped. Start it again.',
  requestId: '',
}

/** Ages in milliseconds by the database's clock; `null` for what has not happened. */
export type SyncReading = { status: SyncStatus; ages: { finished: number | null; snapshot: number | null } }

/** A run that failed is not repeated by itself before this; a person may at once. */
const AFTER_FAILURE_MS = 60_000

/** Whether a sync should start by itself: the snapshot is missing or older than the interval, and nothing stands against it. */
export function isSyncDue({ status, ages }: SyncReading, intervalMs: number): boolean {
  if (status.state === 'running') return false
  const isCoolingDown =
    status.state === 'failed' && status.error?.code !== INTERRUPTED.code && (ages.finished ?? 0) < AFTER_FAILURE_MS
  return !isCoolingDown && (ages.snapshot === null || ages.snapshot >= intervalMs)
}

/** What a tenant's sync is about and which snapshot there is, in one reading. */
export async function readSyncStatus(db: Database, tenantId: string): Promise<SyncReading> {
  const age = (column: unknown) => sql<number | null>`(extract(epoch from now() - ${column}) * 1000)::float8`
  const [row] = await db
    .select({
      state: inventorySyncs.state,
      fetched: inventorySyncs.fetched,
      startedAt: inventorySyncs.startedAt,
      finishedAt: inventorySyncs.finishedAt,
      leaseUntil: inventorySyncs.leaseUntil,
      error: inventorySyncs.error,
      isAlive: sql<boolean>`coalesce(${inventorySyncs.leaseUntil} > now(), false)`,
      finishedAge: age(sql`coalesce(${inventorySyncs.finishedAt}, ${inventorySyncs.leaseUntil})`),
      version: inventorySnapshots.version,
      takenAt: inventorySnapshots.takenAt,
      devices: inventorySnapshots.devices,
      snapshotAge: age(inventorySnapshots.takenAt),
    })
    // The one row of the tenant in either table; neither need be there.
    .from(sql`(select ${tenantId}::text as id) tenant`)
    .leftJoin(inventorySyncs, eq(inventorySyncs.tenantId, sql`tenant.id`))
    .leftJoin(inventorySnapshots, eq(inventorySnapshots.tenantId, sql`tenant.id`))
  if (!row) throw new TypeError('A query for one row gave none')

  const isInterrupted = row.state === 'running' && !row.isAlive
  const state = row.state === 'running' && row.isAlive ? 'running' : isInterrupted ? 'failed' : toState(row.state)
  const status: SyncStatus = {
    state,
    fetched: row.fetched ?? 0,
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: (isInterrupted ? row.leaseUntil : row.finishedAt)?.toISOString() ?? null,
    error: isInterrupted ? INTERRUPTED : (row.error ?? null),
    snapshot:
      row.version === null || row.takenAt === null || row.devices === null
        ? null
        : { version: row.version, takenAt: row.takenAt.toISOString(), devices: row.devices },
  }
  return { status, ages: { finished: state === 'running' ? null : row.finishedAge, snapshot: row.snapshotAge } }
}

function toState(stored: string | null): SyncStatus['state'] {
  return stored === 'failed' ? 'failed' : 'idle'
}
