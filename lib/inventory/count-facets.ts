import { ATTENTION_CODES } from '@/lib/domain/attention'
import {
  DEFAULT_SORT,
  DEVICE_FACETS,
  type DeviceFacet,
  type DeviceQuery,
  toDeviceParams,
} from '@/lib/domain/device-query'
import type { FacetCount, FacetsAnswer } from '@/lib/domain/inventory'
import type { Fleet } from './fleet'
import { columnOf, filterTests, findPlaces } from './match'
import { ATTENTION_PATTERNS, type Moment } from './moment'

/** Of a device: it fails no filter. A facet's number instead means that it fails that facet's alone. */
const FAILS_NONE = 255
const FAILS_SEVERAL = 254

const counted = new WeakMap<Moment, Map<string, FacetsAnswer>>()
const MOST_COUNTS = 50

/** Counts the matching devices by every facet, each facet without its own filter; what was asked lately is kept. */
export function countFacets(fleet: Fleet, moment: Moment, query: Omit<DeviceQuery, 'sort'>): FacetsAnswer {
  const known = counted.get(moment) ?? new Map<string, FacetsAnswer>()
  counted.set(moment, known)
  const key = toDeviceParams({ ...query, sort: DEFAULT_SORT }).toString()
  const answer = known.get(key) ?? count(fleet, moment, query)
  if (known.size >= MOST_COUNTS) known.clear()
  known.set(key, answer)
  return answer
}

function count(fleet: Fleet, moment: Moment, { filters, ...wanted }: Omit<DeviceQuery, 'sort'>): FacetsAnswer {
  const places = findPlaces(fleet, wanted)
  const size = places ? places.length : fleet.devices.length
  const fails = new Uint8Array(size).fill(FAILS_NONE)
  let total = 0
  for (const { facet, codes, isWanted } of filterTests(fleet, moment, filters)) {
    const number = DEVICE_FACETS.indexOf(facet)
    for (let index = 0; index < size; index += 1) {
      const place = places ? (places[index] ?? 0) : index
      if (isWanted[codes[place] ?? 0] !== 1) fails[index] = fails[index] === FAILS_NONE ? number : FAILS_SEVERAL
    }
  }
  for (let index = 0; index < size; index += 1) if (fails[index] === FAILS_NONE) total += 1

  const facets = Object.fromEntries(
    DEVICE_FACETS.map((facet, number) => [facet, countFacet(fleet, moment, facet, { places, fails, number })]),
    // fromEntries forgets the keys it was given.
  ) as FacetsAnswer['facets']
  return { total, facets, snapshot: fleet.snapshot }
}

/** Facets whose values stand in an order of their own; those of the others stand by how many devices they have. */
const IN_OWN_ORDER = new Set<DeviceFacet>(['syncAge', 'updates', 'hardwareAge'])

/** Which devices a facet counts, by its number: of those at `places` (`null`: all) the ones that fail no other facet. */
type Counted = { places: Uint32Array | null; fails: Uint8Array; number: number }

function countFacet(fleet: Fleet, moment: Moment, facet: DeviceFacet, counted: Counted): FacetCount[] {
  if (facet === 'attention') {
    const patterns = countCodes(moment.attention, ATTENTION_PATTERNS, counted)
    const having = (rule: number) => patterns.reduce((sum, count, bits) => (bits & (1 << rule) ? sum + count : sum), 0)
    return inOrder(
      ATTENTION_CODES,
      ATTENTION_CODES.map((_, rule) => having(rule)),
    )
  }
  if (facet === 'assigned') {
    const [no = 0, yes = 0] = countCodes(fleet.hasPerson, 2, counted)
    return inOrder(['yes', 'no'], [yes, no])
  }
  const { codes, words } = columnOf(fleet, moment, facet)
  const counts = inOrder(words, countCodes(codes, words.length, counted))
  if (IN_OWN_ORDER.has(facet)) return counts
  return counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** How many of the devices have each code. */
function countCodes(
  codes: Uint8Array | Uint16Array | Uint32Array,
  size: number,
  { places, fails, number }: Counted,
): Uint32Array {
  const counts = new Uint32Array(size)
  // A plain loop: with a function for each device it takes five times as long.
  for (let index = 0; index < fails.length; index += 1) {
    const failed = fails[index]
    if (failed !== FAILS_NONE && failed !== number) continue
    const code = codes[places ? (places[index] ?? 0) : index] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

/** Values that no device has are left out. */
function inOrder(words: readonly string[], counts: ArrayLike<number>): FacetCount[] {
  return words.map((value, code) => ({ value, count: counts[code] ?? 0 })).filter(({ count }) => count > 0)
}
