import 'server-only'
import { getDatabase } from '@/lib/db/client'
import { getEnvironment } from '@/lib/env'
import { readSyncStatus } from '@/lib/inventory/sync-status'
import type { HandlerContext, SchedulerContext } from './handle'
import { requireInventoryAccess } from './inventory-access'
import { asApplication, asPerson, type SyncCaller, startBesideRequest } from './inventory-sync'
import { ProblemError } from './problem'

/** People may have the fleet read again so often; after a run that failed, at once. */
const AGAIN_AFTER_MS = 30_000

/** How the sync stands, and which snapshot there is. */
export async function answerSyncStatus({ session, requestId }: HandlerContext): Promise<Response> {
  await requireInventoryAccess(session, requestId)
  const { status } = await readSyncStatus(getDatabase(), session.tenantId)
  return Response.json(status)
}

/** Starts a sync on the person's behalf; one that is under way is as good. */
export async function startSyncForPerson({ session, requestId }: HandlerContext): Promise<Response> {
  await requireInventoryAccess(session, requestId)
  const { status, ages } = await readSyncStatus(getDatabase(), session.tenantId)
  if (status.state === 'idle' && ages.finished !== null && ages.finished < AGAIN_AFTER_MS) {
    const seconds = Math.max(1, Math.ceil((AGAIN_AFTER_MS - ages.finished) / 1000))
    throw new ProblemError('rate-limited', {
      detail: `The fleet was read a moment ago. Try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`,
      retryAfterSeconds: seconds,
    })
  }
  return start(asPerson(session), requestId)
}

/** Starts a sync in application context for a scheduler of the host's. */
export async function startSyncForScheduler({ requestId }: SchedulerContext): Promise<Response> {
  // Without application context there is no token to read the fleet with, and so no such thing here.
  if (!getEnvironment().MMD_APPLICATION_CONTEXT) throw new ProblemError('not-found')
  return start(asApplication(), requestId)
}

async function start(caller: SyncCaller, requestId: string): Promise<Response> {
  await startBesideRequest(caller, requestId)
  const { status } = await readSyncStatus(getDatabase(), caller.tenantId)
  return Response.json(status, { status: 202 })
}
