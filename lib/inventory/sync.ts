import { randomUUID } from 'node:crypto'
import type { Database } from '@/lib/db/client'
import type { SyncFailure } from '@/lib/domain/inventory'
import type { Refresh, WrittenSnapshot } from './refresh'
import { keepUp } from './snapshot-upkeep'
import { type SyncLease, takeSyncLease } from './sync-lease'

export type SyncOptions = {
  db: Database
  tenantId: string
  refresh: Refresh
  /** Puts a failure into words for people. */
  toFailure: (error: unknown) => SyncFailure
  historyDays: number
  /** From which age on hardware counts as old in the day's counts. */
  agingMonths: number
  signal?: AbortSignal
}

/** How a run ended. `untidy` is why the upkeep after it failed, which the next run makes good. */
export type SyncOutcome =
  | ({ state: 'finished'; untidy: unknown } & Omit<WrittenSnapshot, 'tenantId' | 'takenAt'>)
  | { state: 'failed'; error: unknown }

/**
 * Starts to bring a tenant's snapshot up to date. A run that fails, or is killed, changes nothing but its status.
 * @returns `null` when a run is under way already; `done` never rejects
 */
export async function startSync(options: SyncOptions): Promise<{ done: Promise<SyncOutcome> } | null> {
  const lease = await takeSyncLease(options.db, { tenantId: options.tenantId, holder: randomUUID() })
  return lease && { done: run(options, lease) }
}

/** Starts a sync and waits for its end. */
export async function runSync(options: SyncOptions): Promise<SyncOutcome | { state: 'busy' }> {
  const started = await startSync(options)
  return started ? started.done : { state: 'busy' }
}

async function run(options: SyncOptions, lease: SyncLease): Promise<SyncOutcome> {
  const { db, refresh, toFailure } = options
  const signal = AbortSignal.any([lease.lost, ...(options.signal ? [options.signal] : [])])
  try {
    const snapshot = await refresh({ lease: lease.key, signal, progress: lease.progress })
    const untidy = await keepUp(db, snapshot, options).then(
      () => null,
      (error: unknown) => error,
    )
    const { tenantId: _tenant, takenAt: _at, ...counts } = snapshot
    return { state: 'finished', ...counts, untidy }
  } catch (error) {
    // With the database away this fails too; then the lease runs out, and the run counts as interrupted.
    await lease.fail(toFailure(error)).catch(() => undefined)
    return { state: 'failed', error }
  } finally {
    lease.stop()
  }
}
