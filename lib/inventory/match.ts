import {
  DEVICE_FACETS,
  type DeviceFacet,
  type DeviceFilters,
  type DeviceQuery,
  NONE,
  SYNC_AGES,
  searchTerms,
} from '@/lib/domain/device-query'
import { HARDWARE_AGES } from '@/lib/domain/hardware-age'
import { UPDATE_STATUSES } from '@/lib/domain/update-status'
import { placesOfSet } from './device-sets'
import type { Fleet } from './fleet'
import { bitsOf, type Moment } from './moment'

/** Whether the device at a place has one of a facet's chosen values. */
type Passes = (place: number) => boolean

/** One test per facet that a filter names, in the order of DEVICE_FACETS. */
export function filterTests(
  fleet: Fleet,
  moment: Moment,
  filters: DeviceFilters,
): { facet: DeviceFacet; passes: Passes }[] {
  return DEVICE_FACETS.flatMap(facet => {
    const values = filters[facet]
    return values && values.length > 0 ? [{ facet, passes: testOf(fleet, moment, facet, values) }] : []
  })
}

function testOf(fleet: Fleet, moment: Moment, facet: DeviceFacet, values: readonly string[]): Passes {
  if (facet === 'attention') {
    const wanted = bitsOf(values)
    return place => ((moment.attention[place] ?? 0) & wanted) !== 0
  }
  if (facet === 'assigned') {
    const both = values.includes('yes') && values.includes('no')
    return place => both || (fleet.hasPerson[place] === 1) === values.includes('yes')
  }
  const { codes, words } = columnOf(fleet, moment, facet)
  return codeTest(codes, words, values)
}

/** Of a facet of which each device has one value: the number of that value for each device, among `words`. */
export function columnOf(
  fleet: Fleet,
  moment: Moment,
  facet: Exclude<DeviceFacet, 'attention' | 'assigned'>,
): { codes: Uint8Array | Uint32Array; words: readonly string[] } {
  if (facet === 'syncAge') return { codes: moment.syncAge, words: SYNC_AGES }
  if (facet === 'updates') return { codes: moment.updates, words: UPDATE_STATUSES }
  if (facet === 'hardwareAge') return { codes: fleet.hardwareAge, words: HARDWARE_AGES }
  const { words, codes } = fleet.words[facet]
  return { codes, words: words.map(word => word ?? NONE) }
}

function codeTest(codes: Uint8Array | Uint32Array, words: readonly string[], values: readonly string[]): Passes {
  const isWanted = Uint8Array.from(words, word => (values.includes(word) ? 1 : 0))
  return place => isWanted[codes[place] ?? 0] === 1
}

/** The places of the set's devices in which every word of a search is found; `null` when neither narrows the fleet. */
export function findPlaces(fleet: Fleet, { search, set }: Pick<DeviceQuery, 'search' | 'set'>): Uint32Array | null {
  const members = set === null ? null : placesOfSet(fleet, set)
  const terms = searchTerms(search)
  if (terms.length === 0) return members
  if (members) return scan(fleet, terms, members)
  const known = searchesOf(fleet)
  const key = terms.join(' ')
  const found = known.get(key) ?? scan(fleet, terms, narrowest(known, terms))
  known.delete(key)
  known.set(key, found)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_SEARCHES) break
    known.delete(oldest)
  }
  return found
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
    const isWider = key.split(' ').every(wider => terms.some(term => term.includes(wider)))
    if (isWider && (!best || places.length < best.length)) best = places
  }
  return best
}

function scan(fleet: Fleet, terms: readonly string[], within?: Uint32Array): Uint32Array {
  const { texts } = fleet
  const count = within ? within.length : texts.length
  const found = new Uint32Array(count)
  let size = 0
  for (let index = 0; index < count; index += 1) {
    const place = within ? (within[index] ?? 0) : index
    if (!holdsAll(texts[place] ?? '', terms)) continue
    found[size] = place
    size += 1
  }
  return found.slice(0, size)
}

/** Whether every one of the terms stands in a text. */
export function holdsAll(text: string, terms: readonly string[]): boolean {
  // A plain loop: with a million texts, as many functions would be made for `every`.
  for (const term of terms) if (!text.includes(term)) return false
  return true
}
