import { randomUUID } from 'node:crypto'
import { getApplicationToken } from '@/lib/auth/application-token'
import { getDatabase } from '@/lib/db/client'
import { getEnvironment } from '@/lib/env'
import { createHttpClient } from '@/lib/http/client'
import { createMmdSource } from '@/lib/inventory/mmd-source'
import { createRefresh } from '@/lib/inventory/refresh'
import type { SourceContext } from '@/lib/inventory/source'
import { runSync, type SyncOptions } from '@/lib/inventory/sync'
import { createMmdClient } from '@/lib/mmd/client'
import { nextDay } from './pace'
import type { SandboxClock } from './sandbox-clock'

const DAY_MS = 86_400_000
/** When the console looks at the fleet in the morning (UTC). */
const MORNING_MS = 6 * 3_600_000
/** How long somebody who starts a demo may wait for its history. */
const PATIENCE_MS = 100_000

type History = {
  days: number
  clock: SandboxClock
  signal: AbortSignal
  /** Told after each day, which of how many it was. */
  onDay: (day: number, days: number) => void
}

/**
 * Syncs the inventory of the past days, once each, with the pretend tenant's clock at that day, and once for now. On a
 * slow machine only some of the days that are longest ago are read.
 * @throws what ended a sync; the history then has an end too early and is of no use
 */
export async function writeHistory({ days, clock, signal, onDay }: History): Promise<void> {
  const options = toSyncOptions(clock, signal)
  const startedAt = Date.now()
  try {
    for (let day = days; day > 0; ) {
      const readAt = Date.now()
      await clock.set(morningBefore(startedAt, day))
      await sync(options)
      onDay(days - day + 1, days + 1)
      // The first writes every device, which tells nothing of the others.
      const tookMs = day === days ? 0 : Date.now() - readAt
      day = nextDay(day, tookMs, startedAt + PATIENCE_MS - Date.now())
    }
  } finally {
    await clock.reset()
  }
  await sync(options)
  onDay(days + 1, days + 1)
}

/** So many days before, in milliseconds. */
function morningBefore(now: number, days: number): number {
  return (Math.floor(now / DAY_MS) - days) * DAY_MS + MORNING_MS
}

async function sync(options: SyncOptions): Promise<void> {
  options.signal?.throwIfAborted()
  const outcome = await runSync(options)
  if (outcome.state === 'failed') throw outcome.error
  if (outcome.state === 'busy') throw new Error('Somebody else is syncing the inventory of this database.')
}

/** As the console's schedule does it: with a token of the application. */
function toSyncOptions(clock: SandboxClock, signal: AbortSignal): SyncOptions {
  const { ENTRA_TENANT_ID: tenantId, MMD_API_BASE_URL, HISTORY_DAYS, AGING_MONTHS } = getEnvironment()
  const callMmd = createMmdClient(MMD_API_BASE_URL, createHttpClient(new URL(MMD_API_BASE_URL).origin))
  const requestId = randomUUID()
  const db = getDatabase()
  const context: SourceContext = {
    tenantId,
    requestId,
    call: async call => callMmd({ ...call, token: await getApplicationToken() }),
  }
  return {
    db,
    tenantId,
    refresh: createRefresh({ db, source: createMmdSource(), context, now: clock.now }),
    toFailure: error => ({ code: 'failed', title: 'The history ended', detail: String(error), requestId }),
    historyDays: HISTORY_DAYS,
    agingMonths: AGING_MONTHS,
    signal,
  }
}
