import type { Database } from '@/lib/db/client'
import { createFleetReading, type FleetReading } from './fleet-reading'
import { planSnapshot } from './snapshot-plan'
import { writeAhead, writeSnapshot } from './snapshot-write'
import type { DeviceSource, Listing, SourceContext } from './source'
import type { StorableDevice } from './stored-device'
import { readStoredFleet } from './stored-fleet'
import type { LeaseKey } from './sync-lease'

/** One run: whose lease it writes under, what ends it early, and whom it tells how many devices have come. */
export type RefreshRun = { lease: LeaseKey; signal: AbortSignal; progress: (fetched: number) => void }

/** A snapshot that a run has written; counts are of devices, and of events. `takenAt` is in milliseconds. */
export type WrittenSnapshot = {
  tenantId: string
  version: number
  takenAt: number
  devices: number
  written: number
  removed: number
  events: number
  dropped: number
}

/**
 * Brings a tenant's snapshot up to date, here or elsewhere. Everything is fetched first and then written in one
 * transaction, so a run that fails, or is killed, changes nothing.
 */
export type Refresh = (run: RefreshRun) => Promise<WrittenSnapshot>

type Means = { db: Database; source: DeviceSource; context: SourceContext; now?: () => number }

/** Brings the snapshot up to date in this thread. */
export function createRefresh({ db, source, context, now = Date.now }: Means): Refresh {
  const { tenantId } = context
  return async ({ lease, signal, progress }) => {
    const listing = source.listDevices(context, signal)
    try {
      // The first part comes while what is stored is read.
      const [first, stored] = await Promise.all([listing.next(), readStoredFleet(db, tenantId)])
      const reading = createFleetReading(stored)
      const ahead = (devices: StorableDevice[]) => writeAhead(db, lease, devices)
      const write = stored.version === null ? ahead : null
      const { dropped } = await collect(first, listing, { reading, signal, progress, write })
      const plan = await planSnapshot(db, { tenantId, stored, reading, dropped, takenAt: now() })
      signal.throwIfAborted()
      await writeSnapshot(db, plan, lease)
      const { version, takenAt, devices, written, removed, events } = plan
      return {
        tenantId,
        version,
        takenAt,
        devices,
        written,
        removed: removed.length,
        events: events.length,
        dropped,
      }
    } finally {
      await listing.return({ dropped: 0 })
    }
  }
}

type Collection = Pick<RefreshRun, 'signal' | 'progress'> & {
  reading: FleetReading
  write: ((devices: StorableDevice[]) => Promise<void>) | null
}

type DeviceListing = ReturnType<DeviceSource['listDevices']>

/** Takes a listing in, from a first part of it to its end. */
async function collect(
  first: Awaited<ReturnType<DeviceListing['next']>>,
  listing: DeviceListing,
  { reading, signal, progress, write }: Collection,
): Promise<Listing> {
  let written: Promise<void> = Promise.resolve()
  let writtenBefore = written
  for (let step = first; ; step = await listing.next()) {
    signal.throwIfAborted()
    if (step.done) {
      await written
      return step.value
    }
    reading.add(step.value)
    progress(reading.size())
    if (!write) continue
    // Batches are written while the next are fetched; the source waits when the database falls behind.
    await writtenBefore
    const batch = reading.takeNew()
    writtenBefore = written
    written = written.then(() => write(batch))
    written.catch(() => undefined) // it is waited for above, or the run has failed otherwise
  }
}
