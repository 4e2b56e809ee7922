import { type DeviceQuery, type DeviceSort, toDeviceParams } from '@/lib/domain/device-query'
import type { DevicesAnswer, InventoryDevice } from '@/lib/domain/inventory'
import { compareIds, isoOrNull, numberOrNull } from './activity'
import { type Cursor, encodeCursor } from './cursor'
import type { Fleet } from './fleet'
import { filterTests, findPlaces, maskOf, passingMask } from './match'
import { attentionAt, type Moment } from './moment'
import { compareValues, firstAfter, hasOrder, orderOf, prepareOrder, sortFew, sortValue } from './order'

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
            value: sortValue(fleet, query.sort, last),
            id: fleet.devices[last]?.id ?? '',
          }),
    snapshot: fleet.snapshot,
  }
}

/** The device at a place, whole. */
export function deviceAt(fleet: Fleet, moment: Moment, place: number): InventoryDevice {
  const device = fleet.devices[place]
  if (!device) throw new RangeError(`The fleet has no place ${place}`)
  return {
    ...device,
    lastSyncAt: isoOrNull(fleet.activity.lastSyncAt[place]),
    ageInMonths: numberOrNull(fleet.activity.ageInMonths[place]),
    attention: attentionAt(moment, place),
  }
}

function startAfter(fleet: Fleet, sort: DeviceSort, places: Uint32Array, after: Cursor): number {
  return firstAfter(places, 0, place => {
    const order = compareValues(sortValue(fleet, sort, place), after.value, sort.descending)
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

/** Makes ready what listing a view would take long for, so that others have their turns meanwhile. */
export async function prepareView(
  fleet: Fleet,
  moment: Moment,
  { sort, filters, ...wanted }: DeviceQuery,
): Promise<void> {
  if (hasOrder(fleet, sort)) return
  const found = findPlaces(fleet, wanted, filterTests(fleet, moment, filters))
  if (!isFew(fleet, found)) await prepareOrder(fleet, sort)
}

/** So few are sorted by themselves instead of looked for in the order of all: this many, and no more than a part of the fleet. */
const FEW = { most: 200, part: 1 / 4 }

function isFew(fleet: Fleet, found: Uint32Array | null): found is Uint32Array {
  return found !== null && found.length <= Math.min(FEW.most, fleet.devices.length * FEW.part)
}

function select(fleet: Fleet, moment: Moment, { sort, filters, ...wanted }: DeviceQuery): Uint32Array {
  const tests = filterTests(fleet, moment, filters)
  const found = findPlaces(fleet, wanted, tests)
  if (isFew(fleet, found)) return sortFew(fleet, sort, found)
  const order = orderOf(fleet, sort)
  if (!found && tests.length === 0) return order
  const mask = found ? maskOf(fleet, found) : passingMask(fleet, tests)
  const view = new Uint32Array(order.length)
  let count = 0
  // A plain loop: the filter of a typed array takes five times as long.
  for (let at = 0; at < order.length; at += 1) {
    const place = order[at] ?? 0
    if (mask[place] === 0) continue
    view[count] = place
    count += 1
  }
  return view.slice(0, count)
}
