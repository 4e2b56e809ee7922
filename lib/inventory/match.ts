import {
  DEVICE_FACETS,
  type DeviceFacet,
  type DeviceFilters,
  type DeviceQuery,
  NONE,
  SYNC_AGES,
  searchTerms,
} from '@/lib/domain/device-query'
import { areWithin, holdsAll } from '@/lib/domain/device-search'
import { HARDWARE_AGES } from '@/lib/domain/hardware-age'
import { UPDATE_STATUSES } from '@/lib/domain/update-status'
import { placesOfSet } from './device-sets'
import type { Fleet } from './fleet'
import { ATTENTION_PATTERNS, bitsOf, type Moment } from './moment'
import { siftPlaces, wantSigns } from './text-signs'

type Codes = Uint8Array | Uint16Array | Uint32Array

/** What a filter asks: that a device's code in a column is a wanted one. Both are plain numbers, so that a million take milliseconds. */
export type FilterTest = { facet: DeviceFacet; codes: Codes; isWanted: Uint8Array }

/** One test per facet that a filter names, in the order of DEVICE_FACETS. */
export function filterTests(fleet: Fleet, moment: Moment, filters: DeviceFilters): FilterTest[] {
  return DEVICE_FACETS.flatMap(facet => {
    const values = filters[facet]
    return values && values.length > 0 ? [{ facet, ...testOf(fleet, moment, facet, values) }] : []
  })
}

function testOf(
  fleet: Fleet,
  moment: Moment,
  facet: DeviceFacet,
  values: readonly string[],
): Omit<FilterTest, 'facet'> {
  if (facet === 'attention') {
    const wanted = bitsOf(values)
    const isWanted = Uint8Array.from({ length: ATTENTION_PATTERNS }, (_, bits) => Number((bits & wanted) !== 0))
    return { codes: moment.attention, isWanted }
  }
  const { codes, words } = columnOf(fleet, moment, facet)
  return { codes, isWanted: Uint8Array.from(words, word => Number(values.includes(word))) }
}

/** By place, 1 for the devices that pass every test. */
export function passingMask(fleet: Fleet, tests: readonly FilterTest[]): Uint8Array {
  const mask = new Uint8Array(fleet.devices.length).fill(1)
  for (const { codes, isWanted } of tests) {
    for (let place = 0; place < mask.length; place += 1) if (isWanted[codes[place] ?? 0] !== 1) mask[place] = 0
  }
  return mask
}

/** By place, 1 for the devices at some places. */
export function maskOf(fleet: Fleet, places: Uint32Array): Uint8Array {
  const mask = new Uint8Array(fleet.devices.length)
  for (let index = 0; index < places.length; index += 1) mask[places[index] ?? 0] = 1
  return mask
}

/** Whether the device at a place passes every test. */
export function passes(tests: readonly FilterTest[], place: number): boolean {
  return tests.every(({ codes, isWanted }) => isWanted[codes[place] ?? 0] === 1)
}

/** Of some places, in their order, those whose devices pass every test. */
function keepPassing(places: Uint32Array, tests: readonly FilterTest[]): Uint32Array {
  if (tests.length === 0) return places
  const kept = places.slice()
  let size = kept.length
  for (const { codes, isWanted } of tests) {
    const before = size
    size = 0
    for (let index = 0; index < before; index += 1) {
      const place = kept[index] ?? 0
      if (isWanted[codes[place] ?? 0] !== 1) continue
      kept[size] = place
      size += 1
    }
  }
  return kept.subarray(0, size)
}

/** Of a facet of which each device has one value: the number of that value for each device, among `words`. */
export function columnOf(
  fleet: Fleet,
  moment: Moment,
  facet: Exclude<DeviceFacet, 'attention'>,
): { codes: Uint8Array | Uint32Array; words: readonly string[] } {
  if (facet === 'assigned') return { codes: fleet.hasPerson, words: ['no', 'yes'] }
  if (facet === 'syncAge') return { codes: moment.syncAge, words: SYNC_AGES }
  if (facet === 'updates') return { codes: moment.updates, words: UPDATE_STATUSES }
  if (facet === 'hardwareAge') return { codes: fleet.hardwareAge, words: HARDWARE_AGES }
  const { words, codes } = fleet.words[facet]
  return { codes, words: words.map(word => word ?? NONE) }
}

/**
 * The places of the set's devices in which every word of a search is found and which pass the tests; `null` when neither a
 * set nor a search narrows the fleet. Others hold them too: they are not to be changed.
 */
export function findPlaces(
  fleet: Fleet,
  { search, set }: Pick<DeviceQuery, 'search' | 'set'>,
  tests: readonly FilterTest[] = [],
): Uint32Array | null {
  const members = set === null ? null : placesOfSet(fleet, set)
  const terms = searchTerms(search)
  if (terms.length === 0) return members && keepPassing(members, tests)
  if (members) return scan(fleet, terms, members, tests)
  const known = searchesOf(fleet)
  const key = terms.join(' ')
  const kept = known.get(key)
  if (!kept && tests.length > 0) return scan(fleet, terms, narrowest(known, terms), tests)
  const found = kept ?? scan(fleet, terms, narrowest(known, terms), [])
  known.delete(key)
  known.set(key, found)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_SEARCHES) break
    known.delete(oldest)
  }
  return keepPassing(found, tests)
}

const MOST_SEARCHES = 24
const searches = new WeakMap<Fleet, Map<string, Uint32Array>>()

function searchesOf(fleet: Fleet): Map<string, Uint32Array> {
  const known = searches.get(fleet) ?? new Map<string, Uint32Array>()
  searches.set(fleet, known)
  return known
}

/** Who goes on typing narrows what was found before: a search for "lap" lies within the one for "la". */
function narrowest(known: ReadonlyMap<string, Uint32Array>, terms: readonly string[]): Uint32Array | undefined {
  let best: Uint32Array | undefined
  for (const [key, places] of known) {
    if (areWithin(terms, key.split(' ')) && (!best || places.length < best.length)) best = places
  }
  return best
}

/** Looks at bits first, which leave little of most searches, and at texts last, which are dear to open. */
function scan(
  fleet: Fleet,
  terms: readonly string[],
  within: Uint32Array | undefined,
  tests: readonly FilterTest[],
): Uint32Array {
  const { texts, signs } = fleet
  const wanted = wantSigns(terms)
  const places = keepPassing(siftPlaces(signs, wanted, within), tests)
  if (wanted.isExact) return places.slice()
  let size = 0
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0
    if (!holdsAll(texts[place] ?? '', terms)) continue
    places[size] = place
    size += 1
  }
  return places.slice(0, size)
}
