import 'server-only'
import type { Session } from '@/lib/auth/session'
import { getDatabase } from '@/lib/db/client'
import { type ChangeQuery, parseChangeQuery } from '@/lib/domain/change-query'
import { type DeviceQuery, parseDeviceQuery, type QueryFault } from '@/lib/domain/device-query'
import { getEnvironment } from '@/lib/env'
import { currentFleet } from '@/lib/inventory/current-fleet'
import { loadDeviceSet } from '@/lib/inventory/device-sets'
import type { Fleet } from '@/lib/inventory/fleet'
import { type Moment, momentOf } from '@/lib/inventory/moment'
import { requireInventoryAccess } from './inventory-access'
import { ensureFreshInventory } from './inventory-sync'
import { ProblemError } from './problem'

/** The fleet as it is known now, for somebody whom the service lets see it. */
export type Inventory = { fleet: Fleet; moment: Moment }

/**
 * Opens the newest snapshot for a person; one that is missing or old is renewed beside it.
 * @param set the devices of a kept lookup that a query is about (`DeviceQuery.set`)
 * @throws ProblemError `no-snapshot` before the first one, `bad-request` for a set that is not there, or the service's
 *   refusal of the person
 */
export async function openInventory(
  session: Session,
  requestId: string,
  set: string | null = null,
): Promise<Inventory> {
  await requireInventoryAccess(session, requestId)
  const { AGING_MONTHS, SYNC_INTERVAL_MINUTES } = getEnvironment()
  const fleet = await currentFleet(getDatabase(), session.tenantId)
  const isOld = !fleet || Date.now() - Date.parse(fleet.snapshot.takenAt) > SYNC_INTERVAL_MINUTES * 60_000
  if (isOld) await ensureFreshInventory(session)
  if (!fleet) throw new ProblemError('no-snapshot', { retryAfterSeconds: 2 })
  if (set !== null && !(await loadDeviceSet(getDatabase(), session.tenantId, fleet, set))) {
    refuseParameter('set names no kept lookup; it may be too old. Look the devices up again.')
  }
  return { fleet, moment: await momentOf(fleet, Date.now(), AGING_MONTHS) }
}

/**
 * Reads a view from an address, and nothing else but `others`.
 * @throws ProblemError `bad-request` that names the parameter at fault
 */
export function requireDeviceQuery(params: URLSearchParams, others: readonly string[]): DeviceQuery {
  return requireQuery(params, others, parseDeviceQuery)
}

/** Reads which changes an address asks for; throws as above. */
export function requireChangeQuery(params: URLSearchParams, others: readonly string[]): ChangeQuery {
  return requireQuery(params, others, parseChangeQuery)
}

function requireQuery<Query>(
  params: URLSearchParams,
  others: readonly string[],
  parse: (params: URLSearchParams, others: readonly string[]) => { query: Query; faults: QueryFault[] },
): Query {
  const { query, faults } = parse(params, others)
  if (faults.length > 0) refuseParameter(faults.map(({ message }) => message).join(' '))
  for (const name of others) if (params.getAll(name).length > 1) refuseParameter(`${name} is given more than once.`)
  return query
}

/** A number that a parameter gives, from `least` to `most`; `null` when it is not given. */
export function readWholeNumber(params: URLSearchParams, name: string, least: number, most: number): number | null {
  const text = params.get(name)
  if (text === null) return null
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(number >= least && number <= most)) refuseParameter(`${name} takes a whole number from ${least} to ${most}.`)
  return number
}

/** How many rows a page holds, unless the request says otherwise, and at most. */
const DEFAULT_LIMIT = 100
const MOST = 500

export function readLimit(params: URLSearchParams): number {
  return readWholeNumber(params, 'limit', 1, MOST) ?? DEFAULT_LIMIT
}

export function refuseParameter(detail: string): never {
  throw new ProblemError('bad-request', { detail })
}
