import 'server-only'
import { getEnvironment } from '@/lib/env'
import { log } from '@/lib/logging/log'
import { asApplication, isDue, startInventorySync } from './inventory-sync'
import { shutdownSignal } from './shutdown'

const FIRST_LOOK_MS = 2_000
const LOOK_EVERY_MS = 60_000

/** Kept on globalThis, so that hot reload does not start another one. */
const holder = globalThis as typeof globalThis & { consoleSyncSchedule?: NodeJS.Timeout }

/**
 * With application context the snapshot is kept fresh without anybody there. Each replica looks by itself, a little
 * apart from the others; the lease keeps it to one sync.
 */
export function startSyncSchedule(): void {
  if (!getEnvironment().MMD_APPLICATION_CONTEXT) return
  clearTimeout(holder.consoleSyncSchedule)
  lookIn(FIRST_LOOK_MS)
}

function lookIn(ms: number): void {
  if (shutdownSignal().aborted) return
  holder.consoleSyncSchedule = setTimeout(look, ms * (0.75 + Math.random() / 2)).unref()
}

async function look(): Promise<void> {
  const requestId = crypto.randomUUID()
  const caller = asApplication()
  try {
    if (await isDue(caller.tenantId)) await (await startInventorySync(caller, requestId))?.done
  } catch (error) {
    log().warn({ event: 'sync-not-started', requestId, error }, 'A sync could not be started')
  } finally {
    lookIn(LOOK_EVERY_MS)
  }
}
