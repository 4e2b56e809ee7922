import { randomUUID } from 'node:crypto'
import { getApplicationToken } from '@/lib/auth/application-token'
import { getDatabase } from '@/lib/db/client'
import { getEnvironment } from '@/lib/env'
import { createHttpClient } from '@/lib/http/client'
import { createMmdSource } from '@/lib/inventory/mmd-source'
import { runSync, type SyncOptions } from '@/lib/inventory/sync'
import { createMmdClient } from '@/lib/mmd/client'
import type { SandboxClock } from './sandbox-clock'

const DAY_MS = 86_400_000
/** When the console looks at the fleet in the morning (UTC). */
const MORNING_MS = 6 * 3_600_000

type History = {
  days: number
  clock: SandboxClock
  signal: AbortSignal
  onReading: (reading: number, readings: number) => void
}

/**
 * Syncs the inventory of the past days, once each, with the pretend tenant's clock at that day, and once for now.
 * @throws what ended a sync; the history then has an end too early and is of no use
 */
export async function writeHistory({ days, clock, signal, onReading }: History): Promise<void> {
  const options = toSyncOptions(clock, signal)
  const mornings = listMornings(days, Date.now())
  try {
    for (const [index, morning] of mornings.entries()) {
      await clock.set(morning)
      await sync(options)
      onReading(index + 1, days + 1)
    }
  } finally {
    await clock.reset()
  }
  await sync(options)
  onReading(days + 1, days + 1)
}

/** The mornings of so many days before today's, in milliseconds. */
function listMornings(days: number, now: number): number[] {
  const today = Math.floor(now / DAY_MS) * DAY_MS
  return Array.from({ length: days }, (_, index) => today - (days - index) * DAY_MS + MORNING_MS)
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
  return {
    db: getDatabase(),
    source: createMmdSource(),
    context: {
      tenantId,
      requestId,
      call: async call => callMmd({ ...call, token: await getApplicationToken() }),
    },
    toFailure: error => ({ code: 'failed', title: 'The history ended', detail: String(error), requestId }),
    historyDays: HISTORY_DAYS,
    agingMonths: AGING_MONTHS,
    signal,
    now: clock.now,
  }
}
