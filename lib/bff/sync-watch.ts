import 'server-only'
import { getDatabase } from '@/lib/db/client'
import type { SyncStatus } from '@/lib/domain/inventory'
import { readSyncStatus } from '@/lib/inventory/sync-status'
import { log } from '@/lib/logging/log'

const WHILE_RUNNING_MS = 500
const OTHERWISE_MS = 5_000

type Listener = (status: SyncStatus) => void
type Watch = {
  listeners: Set<Listener>
  last: SyncStatus | null
  timer: NodeJS.Timeout | undefined
  /** A reading under way may be from before what the next one is asked for: `again`. */
  isLooking: boolean
  again: boolean
}

/** Kept on globalThis, so that Next's separate bundles share one poller. */
const holder = globalThis as typeof globalThis & { consoleSyncWatches?: Map<string, Watch> }

function watches(): Map<string, Watch> {
  holder.consoleSyncWatches ??= new Map()
  return holder.consoleSyncWatches
}

/**
 * Tells a listener the state of the tenant's sync, now and whenever it changes. One poller serves all listeners of this
 * process: whoever runs the sync may be another one.
 * @returns how to stop
 */
export function watchSync(tenantId: string, listener: Listener): () => void {
  const watch = watches().get(tenantId) ?? createWatch()
  watches().set(tenantId, watch)
  watch.listeners.add(listener)
  if (watch.last) listener(watch.last)
  lookAtSync(tenantId)
  return () => {
    watch.listeners.delete(listener)
    if (watch.listeners.size > 0) return
    clearTimeout(watch.timer)
    watches().delete(tenantId)
  }
}

/** Has the poller look at once; for whoever knows that something has changed. */
export function lookAtSync(tenantId: string): void {
  const watch = watches().get(tenantId)
  if (!watch) return
  clearTimeout(watch.timer)
  if (watch.isLooking) watch.again = true
  else void look(tenantId, watch)
}

const createWatch = (): Watch => ({
  listeners: new Set(),
  last: null,
  timer: undefined,
  isLooking: false,
  again: false,
})

async function look(tenantId: string, watch: Watch): Promise<void> {
  watch.isLooking = true
  watch.again = false
  let pause = OTHERWISE_MS
  try {
    const { status } = await readSyncStatus(getDatabase(), tenantId)
    if (status.state === 'running') pause = WHILE_RUNNING_MS
    if (JSON.stringify(status) !== JSON.stringify(watch.last)) {
      watch.last = status
      for (const listener of watch.listeners) listener(status)
    }
  } catch (error) {
    log().warn({ event: 'sync-watch-failed', error }, 'The state of the sync could not be read')
  }
  watch.isLooking = false
  if (watch.listeners.size === 0) return
  if (watch.again) void look(tenantId, watch)
  else watch.timer = setTimeout(lookAtSync, pause, tenantId).unref()
}
