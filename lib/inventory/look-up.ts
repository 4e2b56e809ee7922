import { FIELD_END, SEARCHED_FIELDS, type SearchedField } from '@/lib/domain/device-search'
import type { LookupAnswer, LookupDevice } from '@/lib/domain/inventory'
import { numberOrNull } from './activity'
import { type Fleet, placeOf } from './fleet'

/** What an identifier may be: a name, a serial number, an id of the device, or its user's principal name. */
const IDENTIFYING: readonly SearchedField[] = ['id', 'name', 'serialNumber', 'userUpn', 'intuneId', 'globalDeviceId']
const INDEXES = IDENTIFYING.map(field => SEARCHED_FIELDS.indexOf(field))

/**
 * Finds the devices that identifiers stand for, ignoring case; one may fit several devices, as names are not unique.
 * Both lists are in the order of the identifiers, each of them once.
 */
export function lookUp(fleet: Fleet, identifiers: readonly string[]): LookupAnswer {
  const wanted = new Map<string, string[]>()
  for (const identifier of identifiers) wanted.set(identifier.trim().toLowerCase(), [])
  wanted.delete('')
  for (const [place, text] of fleet.texts.entries()) {
    const fields = text.split(FIELD_END)
    const id = fleet.devices[place]?.id ?? ''
    for (const index of INDEXES) {
      const ids = wanted.get(fields[index] ?? '')
      if (ids && ids.at(-1) !== id) ids.push(id)
    }
  }
  const found: LookupAnswer['found'] = []
  const notFound: string[] = []
  for (const identifier of identifiers) {
    const key = identifier.trim().toLowerCase()
    const ids = wanted.get(key)
    if (!ids) continue
    wanted.delete(key) // a second time says nothing new
    if (ids.length > 0) found.push({ identifier: identifier.trim(), ids })
    else notFound.push(identifier.trim())
  }
  return { found, notFound, snapshot: fleet.snapshot }
}

/** The devices that a lookup has found, each once, in the order in which they were found. */
export function toRows(fleet: Fleet, { found }: LookupAnswer): LookupDevice[] {
  const rows: LookupDevice[] = []
  for (const id of new Set(found.flatMap(({ ids }) => ids))) {
    const place = placeOf(fleet, id)
    const device = fleet.devices[place]
    if (!device) continue
    const { name, serialNumber, assignedUser, userUpn, compliance, ring } = device
    const syncedAt = numberOrNull(fleet.activity.lastSyncAt[place])
    const lastSyncAt = syncedAt === null ? null : new Date(syncedAt).toISOString()
    rows.push({ id, name, serialNumber, assignedUser, userUpn, compliance, ring, lastSyncAt })
  }
  return rows
}
