import 'server-only'
import { after } from 'next/server'
import type { Session } from '@/lib/auth/session'
import { getDatabase, requireDatabaseUrl } from '@/lib/db/client'
import { getEnvironment } from '@/lib/env'
import { createThreadRefresh, refreshThread } from '@/lib/inventory/refresh-in-thread'
import { type SyncOutcome, startSync } from '@/lib/inventory/sync'
import { isSyncDue, readSyncStatus } from '@/lib/inventory/sync-status'
import { log } from '@/lib/logging/log'
import { callAs, callAsApplication } from './call-service'
import { shutdownSignal } from './shutdown'
import { lookAtSync } from './sync-watch'
import { toSyncFailure } from './to-sync-failure'

/** On whose behalf a sync asks the service. */
export type SyncCaller = { tenantId: string; call: typeof callAsApplication }

export function asPerson(session: Session): SyncCaller {
  return { tenantId: session.tenantId, call: call => callAs(session, call) }
}

/** Of use only with MMD_APPLICATION_CONTEXT. */
export function asApplication(): SyncCaller {
  return { tenantId: getEnvironment().ENTRA_TENANT_ID, call: callAsApplication }
}

/** Has the thread of syncs up by the time somebody signs in: the first sync of a small fleet is a sixth shorter then. */
export function prepareForSyncs(): void {
  refreshThread()
}

/**
 * Starts a sync of the tenant's inventory, unless one is under way.
 * @returns what to wait for to see its end, which never fails; `null` when one is under way already
 */
export async function startInventorySync(
  { tenantId, call }: SyncCaller,
  requestId: string,
): Promise<{ done: Promise<void> } | null> {
  const startedAt = performance.now()
  const { HISTORY_DAYS, AGING_MONTHS } = getEnvironment()
  const run = await startSync({
    db: getDatabase(),
    tenantId,
    refresh: createThreadRefresh(requireDatabaseUrl(), { tenantId, requestId, call }),
    toFailure: error => toSyncFailure(error, requestId),
    historyDays: HISTORY_DAYS,
    agingMonths: AGING_MONTHS,
    signal: shutdownSignal(),
  })
  lookAtSync(tenantId)
  return run && { done: run.done.then(outcome => report(outcome, requestId, performance.now() - startedAt)) }
}

/** Starts a sync that goes on after the request's answer, also on hosts that would freeze the process then. */
export async function startBesideRequest(caller: SyncCaller, requestId: string): Promise<void> {
  const run = await startInventorySync(caller, requestId)
  if (run) after(run.done)
}

/**
 * Starts a sync on a person's behalf when the snapshot is missing or older than SYNC_INTERVAL_MINUTES. It is not waited
 * for, and that none could be started is no reason not to show the snapshot there is.
 */
export async function ensureFreshInventory(session: Session): Promise<void> {
  const requestId = crypto.randomUUID()
  try {
    if (await isDue(session.tenantId)) await startBesideRequest(asPerson(session), requestId)
  } catch (error) {
    log().warn({ event: 'sync-not-started', requestId, error }, 'A sync could not be started')
  }
}

/** Whether the tenant's snapshot wants a new one. */
export async function isDue(tenantId: string): Promise<boolean> {
  return isSyncDue(await readSyncStatus(getDatabase(), tenantId), getEnvironment().SYNC_INTERVAL_MINUTES * 60_000)
}

function report(outcome: SyncOutcome, requestId: string, ms: number): void {
  const line = { requestId, ms: Math.round(ms) }
  if (outcome.state === 'failed') {
    log().warn({ event: 'sync-failed', ...line, error: outcome.error }, 'The inventory could not be read')
    return
  }
  const { state: _, untidy, ...counts } = outcome
  log().info({ event: 'sync-finished', ...line, ...counts }, 'The inventory was read')
  if (counts.dropped > 0) log().warn({ event: 'malformed-rows', requestId, dropped: counts.dropped })
  if (untidy) log().warn({ event: 'sync-upkeep-failed', requestId, error: untidy }, 'The upkeep after the sync failed')
}
