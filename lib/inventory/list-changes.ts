import type { Database } from '@/lib/db/client'
import type { ChangesAnswer, DeviceChange } from '@/lib/domain/change'
import { type ChangePlace, encodeChangeCursor } from './change-cursor'
import {
  type ChangeScope,
  type PlacedChange,
  type Reading,
  readChanges,
  readDeviceChanges,
  readNewestChanges,
  readNewestPlaces,
} from './read-changes'
import type { DeviceSelection } from './select-devices'

/** All changes of so few devices are read and put in order within 50 ms, at fifty changes a device. */
const FEW_DEVICES = 200
/** Rows that are looked through at a time for those of many devices, and at most before the answer says how far it got. */
const ROWS_PER_SCAN = 4_000
const MOST_ROWS = 12_000

type ChangePage = Pick<ChangesAnswer, 'changes' | 'nextCursor'>

/**
 * A page of the changes of a scope, newest first.
 * @param devices whose changes; `null` for those of all
 */
export async function listChanges(
  db: Database,
  scope: ChangeScope,
  devices: DeviceSelection | null,
  reading: Reading,
): Promise<ChangePage> {
  const { limit } = reading
  const oneMore = { ...reading, limit: limit + 1 }
  if (!devices) return toPage(await readNewestChanges(db, scope, oneMore), limit)
  if (devices.size === 0) return { changes: [], nextCursor: null }
  if (devices.size <= FEW_DEVICES) return toPage(await readDeviceChanges(db, scope, devices.ids(), oneMore), limit)
  return scanChanges(db, scope, devices, reading)
}

/** The changes of many devices are not far apart, as a rule; where they are, the page ends before it is full. */
async function scanChanges(
  db: Database,
  scope: ChangeScope,
  devices: DeviceSelection,
  { after, limit }: Reading,
): Promise<ChangePage> {
  const found: PlacedChange[] = []
  let place = after
  let isOver = false
  for (let rows = 0; rows < MOST_ROWS && found.length <= limit && !isOver; rows += ROWS_PER_SCAN) {
    const batch = await readNewestPlaces(db, scope, { after: place, limit: ROWS_PER_SCAN })
    found.push(...batch.filter(({ deviceId }) => devices.has(deviceId)))
    place = batch.at(-1) ?? place
    isOver = batch.length < ROWS_PER_SCAN
  }
  const page = found.slice(0, limit)
  const ids = page.map(({ id }) => id)
  const stop = found.length > limit ? page.at(-1) : isOver ? null : place
  return { changes: await readChanges(db, scope.tenantId, ids), nextCursor: stop ? encodeChangeCursor(stop) : null }
}

/** @param found one more than the page holds, where there are more */
function toPage(found: DeviceChange[], limit: number): ChangePage {
  const changes = found.slice(0, limit)
  const last = changes.at(-1)
  return { changes, nextCursor: last && found.length > limit ? encodeChangeCursor(placeOf(last)) : null }
}

export function placeOf({ at, id }: Pick<DeviceChange, 'at' | 'id'>): ChangePlace {
  return { at: Date.parse(at), id }
}
