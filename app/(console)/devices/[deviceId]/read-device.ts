import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { KnownDevice } from '@/components/devices/known-device'
import type { Session } from '@/lib/auth/session'
import { readForPage } from '@/lib/bff/fetch-for-page'
import { findDevice } from '@/lib/bff/find-device'
import { type Inventory, openInventory } from '@/lib/bff/inventory'
import { getDatabase } from '@/lib/db/client'
import type { RemovedDevice } from '@/lib/domain/inventory'
import type { Problem } from '@/lib/domain/problem'
import { getEnvironment } from '@/lib/env'
import { describeDevice } from '@/lib/inventory/describe-device'
import { findRemovedDevice } from '@/lib/inventory/removed-devices'
import { toDevice } from '@/lib/mmd/wire/to-device'
import { toPageProblem } from '../../page-problem'

type Reading = { known: KnownDevice } | { removed: RemovedDevice } | { problem: Problem }

/**
 * What is known of a device before the service is asked for it: its row of the newest snapshot, in which also devices
 * without a name are. One that is not in there may have left the fleet, and is shown as it was last; or it is newer than
 * the snapshot, so the service's list is searched for `hint`.
 * Read once for a request, however many parts of the page ask.
 */
export const readDevice = cache(async (session: Session, deviceId: string, hint: string | null): Promise<Reading> => {
  const inventory = await open(session)
  if ('problem' in inventory && inventory.problem.code !== 'no-snapshot') return inventory
  if ('fleet' in inventory) {
    const answer = describeDevice(inventory.fleet, inventory.moment, deviceId)
    if (answer) {
      const { device, basis, snapshot } = answer
      return { known: { device, basis, from: { kind: 'snapshot', takenAt: snapshot.takenAt } } }
    }
    const removed = await findRemovedDevice(getDatabase(), session.tenantId, deviceId)
    if (removed) return { removed }
  }
  const found = hint ? await findListed(session, deviceId, hint) : null
  if (found) return found
  return 'problem' in inventory ? inventory : notFound()
})

function open(session: Session): Promise<Inventory | { problem: Problem }> {
  return readForPage(session, requestId => openInventory(session, requestId)).catch(toReading)
}

async function findListed(session: Session, deviceId: string, hint: string): Promise<Reading | null> {
  const found = await findDevice(session, deviceId, hint).catch(toReading)
  if (found === null || 'problem' in found) return found
  const basis = { revisions: [], agingMonths: getEnvironment().AGING_MONTHS }
  return { known: { device: toDevice(found), basis, from: { kind: 'service', readAt: new Date().toISOString() } } }
}

function toReading(error: unknown): { problem: Problem } {
  return { problem: toPageProblem(error) }
}
