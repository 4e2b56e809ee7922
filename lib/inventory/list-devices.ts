import { type DeviceQuery, type DeviceSort, toDeviceParams } from '@/lib/domain/device-query'
import type { DevicesAnswer, InventoryDevice } from '@/lib/domain/inventory'
import { compareIds } from './activity'
import { type Cursor, encodeCursor } from './cursor'
import type { Fleet } from './fleet'
import { filterTests, findPlaces } from './match'
import { attentionAt, type Moment, numberOrNull } from './moment'
import { compareValues, firstAfter, orderOf, sortValue } from './order'

/** Where a page begins: after a device, or so many rows from the start. */
export type PageStart = { after: Cursor } | { offset: number }

/** One page of a view of the fleet. */
export function listDevices(
  fleet: Fleet,
  moment: Moment,
  query: DeviceQuery,
  start: PageStart,
  limit: number,
): DevicesAnswer {
  const places = viewOf(fleet, moment, query)
  const from = 'offset' in start ? start.offset : startAfter(fleet, query.sort, places, start.after)
  const page = places.subarray(from, from + limit)
  const last = page.at(-1)
  return {
    devices: Array.from(page, place => deviceAt(fleet, moment, place)),
    total: places.length,
    nextCursor:
      last === undefined || from + page.length >= places.length
        ? null
        : encodeCursor(query.sort, {
            value: sortValue(fleet, query.sort.field, last),
            id: fleet.devices[last]?.id ?? '',
          }),
    snapshot: fleet.snapshot,
  }
}

/** The device at a place, whole. */
export function deviceAt(fleet: Fleet, moment: Moment, place: number): InventoryDevice {
  const device = fleet.devices[place]
  if (!device) throw new RangeError(`The fleet has no place ${place}`)
  const lastSyncAt = numberOrNull(fleet.activity.lastSyncAt[place])
  return {
    ...device,
    lastSyncAt: lastSyncAt === null ? null : new Date(lastSyncAt).toISOString(),
    ageInMonths: numberOrNull(fleet.activity.ageInMonths[place]),
    attention: attentionAt(moment, place),
  }
}

function startAfter(fleet: Fleet, { field, descending }: DeviceSort, places: Uint32Array, after: Cursor): number {
  return firstAfter(places, 0, place => {
    const order = compareValues(sortValue(fleet, field, place), after.value, descending)
    return order > 0 || (order === 0 && compareIds(fleet.devices[place]?.id ?? '', after.id) > 0)
  })
}

const MOST_VIEWS = 12
const views = new WeakMap<Moment, Map<string, Uint32Array>>()

/** The places of all devices of a view, in its order; the views asked for last are kept for their next pages. */
export function viewOf(fleet: Fleet, moment: Moment, query: DeviceQuery): Uint32Array {
  const known = views.get(moment) ?? new Map<string, Uint32Array>()
  views.set(moment, known)
  const key = toDeviceParams(query).toString()
  const view = known.get(key) ?? select(fleet, moment, query)
  known.delete(key)
  known.set(key, view)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_VIEWS) break
    known.delete(oldest)
  }
  return view
}

function select(fleet: Fleet, moment: Moment, { filters, sort, ...wanted }: DeviceQuery): Uint32Array {
  const order = orderOf(fleet, sort)
  const tests = filterTests(fleet, moment, filters)
  const found = findPlaces(fleet, wanted)
  if (tests.length === 0 && !found) return order
  const isWanted = new Uint8Array(order.length)
  let count = 0
  for (const place of found ?? order) {
    if (!tests.every(({ passes }) => passes(place))) continue
    isWanted[place] = 1
    count += 1
  }
  const view = new Uint32Array(count)
  let to = 0
  // A plain loop: the filter of a typed array takes five times as long.
  for (let at = 0; at < order.length; at += 1) {
    const place = order[at] ?? 0
    if (isWanted[place] === 0) continue
    view[to] = place
    to += 1
  }
  return view
}
