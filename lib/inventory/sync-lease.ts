import { and, DrizzleQueryError, eq, sql } from 'drizzle-orm'
import pg from 'pg'
import type { Database } from '@/lib/db/client'
import { inventorySyncs } from '@/lib/db/schema'
import type { SyncFailure } from '@/lib/domain/inventory'

/** How long a lease lasts without a sign of life from its holder: then a killed run counts as failed, and another may start. */
const LEASE_SECONDS = 10
const RENEW_EVERY_MS = 2_500
/** How often at most the count of received devices is written. */
const LOOK_EVERY_MS = 500

const untilFromNow = sql`now() + make_interval(secs => ${LEASE_SECONDS})`

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Another run has taken the tenant's lease: this one was away for too long, and what it knows is old. */
export class SyncLeaseLostError extends Error {
  readonly code = 'sync-lease-lost'

  constructor() {
    super('Another sync has taken over')
    this.name = 'SyncLeaseLostError'
  }
}

/** Which run of which tenant. What a transaction has to do with the lease takes no more than this, in any thread. */
export type LeaseKey = { tenantId: string; holder: string }

export type SyncLease = {
  key: LeaseKey
  /** Aborts with SyncLeaseLostError when somebody else has the lease. */
  lost: AbortSignal
  /** Says how many devices have come; it is written now and then. */
  progress(fetched: number): void
  fail(error: SyncFailure): Promise<void>
  /** No more signs of life; the lease then ends by itself unless it was given back. */
  stop(): void
}

/**
 * Takes the right to sync a tenant's inventory, held by one process at a time: the tenant's row, marked by whoever comes
 * first. Time is the database's, so that the replicas' clocks do not matter.
 * @returns `null` while somebody else has it
 */
export async function takeSyncLease(db: Database, key: LeaseKey): Promise<SyncLease | null> {
  const running = {
    state: 'running',
    fetched: 0,
    startedAt: sql`now()`,
    finishedAt: null,
    error: null,
    leaseHolder: key.holder,
    leaseUntil: untilFromNow,
  }
  const taken = await db
    .insert(inventorySyncs)
    .values({ tenantId: key.tenantId, ...running })
    .onConflictDoUpdate({
      target: inventorySyncs.tenantId,
      set: running,
      setWhere: sql`${inventorySyncs.leaseUntil} is null or ${inventorySyncs.leaseUntil} < now()`,
    })
    .returning({ tenantId: inventorySyncs.tenantId })
  return taken.length > 0 ? keepLease(db, key) : null
}

/**
 * Keeps the lease from changing hands until the transaction ends.
 * @throws SyncLeaseLostError when it already has
 */
export async function holdLease(transaction: Transaction, key: LeaseKey): Promise<void> {
  await transaction.execute(sql.raw(holdingLease(key))).catch(refuseLostLease)
}

/** No error of PostgreSQL's own has this code. */
const LEASE_LOST = 'MDC01'

/** What `holdLease` does, to stand before others in a query of several statements, which takes no parameters. */
export function holdingLease({ tenantId, holder }: LeaseKey): string {
  return `do $lease$ begin
    perform from inventory_syncs
    where tenant_id = ${pg.escapeLiteral(tenantId)} and lease_holder = ${pg.escapeLiteral(holder)} for update;
    if not found then raise 'another run has the lease' using errcode = '${LEASE_LOST}'; end if;
  end $lease$`
}

/** @throws SyncLeaseLostError for the failure of `holdingLease`, and any other error as it is */
export function refuseLostLease(error: unknown): never {
  const ofDatabase = error instanceof DrizzleQueryError ? error.cause : error
  const isLost = ofDatabase instanceof pg.DatabaseError && ofDatabase.code === LEASE_LOST
  throw isLost ? new SyncLeaseLostError() : error
}

/** Gives the lease back, within the transaction that writes what the run has found. */
export async function finishLease(transaction: Transaction, key: LeaseKey, fetched: number): Promise<void> {
  await transaction
    .update(inventorySyncs)
    .set({ ...ended, state: 'finished', fetched })
    .where(belongsTo(key))
}

const ended = { finishedAt: sql`now()`, leaseHolder: null, leaseUntil: null }

const belongsTo = ({ tenantId, holder }: LeaseKey) =>
  and(eq(inventorySyncs.tenantId, tenantId), eq(inventorySyncs.leaseHolder, holder))

function keepLease(db: Database, key: LeaseKey): SyncLease {
  const lost = new AbortController()
  let fetched = 0
  let written = { fetched, at: Date.now() }
  let isWriting = false

  async function renew(): Promise<void> {
    const isDue = fetched !== written.fetched || Date.now() - written.at >= RENEW_EVERY_MS
    if (!isDue || isWriting) return
    isWriting = true
    try {
      const next = { fetched, at: Date.now() }
      const rows = await db
        .update(inventorySyncs)
        .set({ fetched, leaseUntil: untilFromNow })
        .where(belongsTo(key))
        .returning({ tenantId: inventorySyncs.tenantId })
      written = next
      if (rows.length === 0) lost.abort(new SyncLeaseLostError())
    } catch {
      // Not fatal: the lease may run out and another run may start, and `holdLease` keeps order.
    } finally {
      isWriting = false
    }
  }
  const timer = setInterval(renew, LOOK_EVERY_MS)

  return {
    key,
    lost: lost.signal,
    progress(count) {
      fetched = count
    },
    async fail(error) {
      await db
        .update(inventorySyncs)
        .set({ ...ended, state: 'failed', fetched, error })
        .where(belongsTo(key))
    },
    stop: () => clearInterval(timer),
  }
}
