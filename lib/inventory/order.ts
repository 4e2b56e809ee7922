import type { DeviceSort } from '@/lib/domain/device-query'
import type { Fleet } from './fleet'
import { NEW } from './origins'
import { sortInSteps } from './sort-in-steps'
import { inSteps, inTurns, takeSteps } from './turns'
import { isWordField, type WordField } from './word-fields'

/** English does not tailor the Unicode root collation: its order is the root's, wherever the console runs. */
const compareTexts = new Intl.Collator('en').compare

/** What a device is sorted by: text in the root collation, or a number; `null` goes last in either direction. */
export type SortValue = string | number | null

/** The value by which the device at a place of the fleet is sorted. */
export function sortValue(fleet: Fleet, { field, emptyLast = false }: DeviceSort, place: number): SortValue {
  if (field === 'lastSyncAt' || field === 'ageInMonths') {
    const value = fleet.activity[field][place]
    return value === undefined || Number.isNaN(value) ? null : value
  }
  const text = fleet.devices[place]?.[field] ?? null
  return emptyLast && text === '' ? null : text
}

/** Compares by value in a direction, nulls last either way. */
export function compareValues(a: SortValue, b: SortValue, descending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const order = typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : Number(a) - Number(b)
  return descending ? -order : order
}

/**
 * The places of all devices in an order, ties by id. Kept with the snapshot; from the one before it, what has not changed
 * is taken over, since sorting text is slow (0.3 s for 100,000 names) and little of it changes. One that has not been
 * prepared is worked out at once.
 */
export function orderOf(fleet: Fleet, sort: DeviceSort): Uint32Array {
  return fleet.orders.get(keyOf(sort))?.places ?? takeSteps(makeOrder(fleet, sort))
}

export const hasOrder = (fleet: Fleet, sort: DeviceSort) => fleet.orders.has(keyOf(sort))

const underWay = new WeakMap<Fleet, Map<string, Promise<Uint32Array>>>()

/** Works out an order that is not there yet, with turns for others; whoever wants the same meanwhile waits for it too. */
export async function prepareOrder(fleet: Fleet, sort: DeviceSort): Promise<void> {
  const orders = underWay.get(fleet) ?? new Map<string, Promise<Uint32Array>>()
  underWay.set(fleet, orders)
  const key = keyOf(sort)
  const order = orders.get(key) ?? inTurns(makeOrder(fleet, sort)).finally(() => orders.delete(key))
  orders.set(key, order)
  await order
}

function keyOf({ field, descending, emptyLast = false }: DeviceSort): string {
  return `${field} ${descending} ${emptyLast}`
}

function* makeOrder(fleet: Fleet, sort: DeviceSort): Generator<void, Uint32Array> {
  const { field, descending, emptyLast } = sort
  const places = isWordField(field) && !emptyLast ? sortWords(fleet, field, descending) : yield* sortAll(fleet, sort)
  fleet.orders.set(keyOf(sort), { sort, places })
  return places
}

/** Some places in an order, which they are put in by themselves: of no use for many. */
export function sortFew(fleet: Fleet, sort: DeviceSort, places: Uint32Array): Uint32Array {
  return places.toSorted(comparePlaces(fleet, sort))
}

/** Compares places by what stands there, ties by id. */
function comparePlaces(fleet: Fleet, sort: DeviceSort) {
  return (a: number, b: number) =>
    compareValues(sortValue(fleet, sort, a), sortValue(fleet, sort, b), sort.descending) || a - b
}

function* sortAll(fleet: Fleet, sort: DeviceSort): Generator<void, Uint32Array> {
  const values: SortValue[] = []
  const places = new Uint32Array(fleet.devices.length)
  yield* inSteps(places.length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      values.push(sortValue(fleet, sort, place))
      places[place] = place
    }
  })
  // Places are in the order of ids, which those keep that are equal.
  return yield* sortInSteps(places, (a, b) => compareValues(values[a] ?? null, values[b] ?? null, sort.descending))
}

/** Few words: each is ranked once, and the devices are dealt out by rank. */
function sortWords(fleet: Fleet, field: WordField, descending: boolean): Uint32Array {
  const { words, codes } = fleet.words[field]
  const compare = (a: number, b: number) => compareValues(words[a] ?? null, words[b] ?? null, descending)
  const sorted = [...words.keys()].sort(compare)
  const rankOf = new Uint32Array(words.length)
  for (const [index, code] of sorted.entries()) {
    const before = sorted[index - 1]
    // Words that differ and compare as equal share a rank, so that their devices stand in the order of ids.
    if (before !== undefined) rankOf[code] = (rankOf[before] ?? 0) + (compare(before, code) === 0 ? 0 : 1)
  }
  const next = new Uint32Array(words.length + 1)
  for (const code of codes) next[(rankOf[code] ?? 0) + 1] = (next[(rankOf[code] ?? 0) + 1] ?? 0) + 1
  for (let rank = 1; rank < next.length; rank += 1) next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0)
  const order = new Uint32Array(codes.length)
  for (let place = 0; place < codes.length; place += 1) {
    const rank = rankOf[codes[place] ?? 0] ?? 0
    const at = next[rank] ?? 0
    order[at] = place
    next[rank] = at + 1
  }
  return order
}

/**
 * Takes over the orders by text that the snapshot before had, with what changed put in its new place; some at a step.
 * @param origins where the fleet's devices stood in the one before
 */
export function* inheritOrders(fleet: Fleet, before: Fleet, origins: Int32Array): Generator<void, void> {
  const newPlaces = new Uint32Array(before.devices.length).fill(GONE)
  const moved: number[] = []
  yield* inSteps(origins.length, (from, to) => {
    for (let place = from; place < to; place += 1) {
      const origin = origins[place] ?? NEW
      if (origin === NEW) moved.push(place)
      else newPlaces[origin] = place
    }
  })
  if (moved.length > fleet.devices.length / 4) return // sorting anew costs no more then
  for (const [key, { sort, places }] of before.orders) {
    if (sort.field === 'lastSyncAt' || sort.field === 'ageInMonths' || isWordField(sort.field)) continue
    const kept = yield* keptOf(places, newPlaces)
    fleet.orders.set(key, { sort, places: insertInto(kept, moved, comparePlaces(fleet, sort)) })
    yield
  }
}

const GONE = 0xff_ff_ff_ff

function insertInto(
  kept: Uint32Array,
  moved: readonly number[],
  compare: (a: number, b: number) => number,
): Uint32Array {
  const order = new Uint32Array(kept.length + moved.length)
  let from = 0
  let to = 0
  for (const place of [...moved].sort(compare)) {
    const end = firstAfter(kept, from, other => compare(other, place) > 0)
    order.set(kept.subarray(from, end), to)
    to += end - from
    order[to] = place
    to += 1
    from = end
  }
  order.set(kept.subarray(from), to)
  return order
}

/** The new places of those that are still there, in their order. */
function* keptOf(older: Uint32Array, newPlaces: Uint32Array): Generator<void, Uint32Array> {
  const kept = new Uint32Array(older.length)
  let size = 0
  // A plain loop: the `map` and the `filter` of a typed array take ten times as long.
  yield* inSteps(older.length, (from, to) => {
    for (let index = from; index < to; index += 1) {
      const place = newPlaces[older[index] ?? 0] ?? GONE
      if (place === GONE) continue
      kept[size] = place
      size += 1
    }
  })
  return kept.subarray(0, size)
}

/** The first index from `start` on whose place `isAfter`; places before it are not, all from it on are. */
export function firstAfter(places: Uint32Array, start: number, isAfter: (place: number) => boolean): number {
  let low = start
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isAfter(places[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}
