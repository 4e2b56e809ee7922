import { randomUUID } from 'node:crypto'
import type { Database } from '@/lib/db/client'
import type { SyncFailure } from '@/lib/domain/inventory'
import { createFleetReading, type FleetReading } from './fleet-reading'
import { planSnapshot } from './snapshot-plan'
import { keepUp } from './snapshot-upkeep'
import { writeAhead, writeSnapshot } from './snapshot-write'
import type { DeviceSource, Listing, SourceContext } from './source'
import type { HashedDevice } from './stored-device'
import { readStoredFleet } from './stored-fleet'
import { type SyncLease, takeSyncLease } from './sync-lease'

export type SyncOptions = {
  db: Database
  source: DeviceSource
  /** Names the tenant, and the request on whose account the run is. */
  context: SourceContext
  /** Puts a failure into words for people. */
  toFailure: (error: unknown) => SyncFailure
  historyDays: number
  /** From which age on hardware counts as old in the day's counts. */
  agingMonths: number
  signal?: AbortSignal
  now?: () => number
}

/** How a run ended; counts are of devices. `untidy` is why the upkeep after it failed, which the next run makes good. */
export type SyncOutcome =
  | {
      state: 'finished'
      version: number
      devices: number
      written: number
      removed: number
      events: number
      dropped: number
      untidy: unknown
    }
  | { state: 'failed'; error: unknown }

/**
 * Starts to bring a tenant's snapshot up to date. Everything is fetched first and then written in one transaction, so a
 * run that fails, or is killed, changes nothing but its status.
 * @returns `null` when a run is under way already; `done` never rejects
 */
export async function startSync(options: SyncOptions): Promise<{ done: Promise<SyncOutcome> } | null> {
  const lease = await takeSyncLease(options.db, options.context.tenantId, randomUUID())
  return lease && { done: run(options, lease) }
}

/** Starts a sync and waits for its end. */
export async function runSync(options: SyncOptions): Promise<SyncOutcome | { state: 'busy' }> {
  const started = await startSync(options)
  return started ? started.done : { state: 'busy' }
}

async function run(options: SyncOptions, lease: SyncLease): Promise<SyncOutcome> {
  const { db, context, toFailure, now = Date.now } = options
  const { tenantId } = context
  const signal = AbortSignal.any([lease.lost, ...(options.signal ? [options.signal] : [])])
  try {
    const stored = await readStoredFleet(db, tenantId)
    const reading = createFleetReading(stored.hashes)
    const ahead = (devices: HashedDevice[]) => writeAhead(db, tenantId, devices, lease)
    const { dropped } = await collect(options, reading, lease, signal, stored.version === null ? ahead : null)
    const plan = await planSnapshot(db, { tenantId, stored, reading, dropped, takenAt: now() })
    signal.throwIfAborted()
    await writeSnapshot(db, plan, lease)
    const untidy = await keepUp(db, plan, options).then(
      () => null,
      (error: unknown) => error,
    )
    const { version, devices, written, removed, events } = plan
    const counts = { devices, written, removed: removed.length, events: events.length, dropped }
    return { state: 'finished', version, ...counts, untidy }
  } catch (error) {
    // With the database away this fails too; then the lease runs out, and the run counts as interrupted.
    await lease.fail(toFailure(error)).catch(() => undefined)
    return { state: 'failed', error }
  } finally {
    lease.stop()
  }
}

async function collect(
  { source, context }: SyncOptions,
  reading: FleetReading,
  lease: SyncLease,
  signal: AbortSignal,
  write: ((devices: HashedDevice[]) => Promise<void>) | null,
): Promise<Listing> {
  const listing = source.listDevices(context, signal)
  let written: Promise<void> = Promise.resolve()
  try {
    for (;;) {
      const step = await listing.next()
      signal.throwIfAborted()
      if (step.done) {
        await written
        return step.value
      }
      reading.add(step.value)
      lease.progress(reading.size())
      if (!write) continue
      // One batch is written while the next is fetched; the source waits when the database is the slower one.
      await written
      written = write(reading.takeChanged())
      written.catch(() => undefined) // it is waited for above, or the run has failed otherwise
    }
  } finally {
    await listing.return({ dropped: 0 })
  }
}
