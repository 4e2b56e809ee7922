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
import type { Moment } from './moment'

/** Of a device in the tally: it fails no filter. A facet's number instead means that it fails that facet's alone. */
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
  const tests = filterTests(fleet, moment, filters).map(test => ({
    ...test,
    number: DEVICE_FACETS.indexOf(test.facet),
  }))

  const tally = new Uint8Array(size).fill(FAILS_NONE)
  let total = 0
  for (let index = 0; index < size; index += 1) {
    const place = places ? (places[index] ?? 0) : index
    for (const { passes, number } of tests) {
      if (passes(place)) continue
      const before = tally[index]
      tally[index] = before === FAILS_NONE ? number : FAILS_SEVERAL
      if (before !== FAILS_NONE) break
    }
    if (tally[index] === FAILS_NONE) total += 1
  }

  const facets = Object.fromEntries(
    DEVICE_FACETS.map((facet, number) => [
      facet,
      countFacet(fleet, moment, facet, visit => {
        for (let index = 0; index < size; index += 1) {
          const fails = tally[index]
          if (fails === FAILS_NONE || fails === number) visit(places ? (places[index] ?? 0) : index)
        }
      }),
    ]),
    // fromEntries forgets the keys it was given.
  ) as FacetsAnswer['facets']
  return { total, facets, snapshot: fleet.snapshot }
}

/** Facets whose values stand in an order of their own; those of the others stand by how many devices they have. */
const IN_OWN_ORDER = new Set<DeviceFacet>(['syncAge', 'updates', 'hardwareAge'])

type EachPlace = (visit: (place: number) => void) => void

function countFacet(fleet: Fleet, moment: Moment, facet: DeviceFacet, eachPlace: EachPlace): FacetCount[] {
  if (facet === 'attention') {
    const counts = new Uint32Array(ATTENTION_CODES.length)
    eachPlace(place => {
      for (let bits = moment.attention[place] ?? 0; bits !== 0; bits &= bits - 1) {
        const rule = 31 - Math.clz32(bits & -bits)
        counts[rule] = (counts[rule] ?? 0) + 1
      }
    })
    return inOrder(ATTENTION_CODES, counts)
  }
  if (facet === 'assigned') {
    const counts = new Uint32Array(2)
    eachPlace(place => {
      const answer = fleet.hasPerson[place] === 1 ? 0 : 1
      counts[answer] = (counts[answer] ?? 0) + 1
    })
    return inOrder(['yes', 'no'], counts)
  }
  const { codes, words } = columnOf(fleet, moment, facet)
  const counts = inOrder(words, countCodes(codes, words.length, eachPlace))
  if (IN_OWN_ORDER.has(facet)) return counts
  return counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function countCodes(codes: Uint8Array | Uint32Array, words: number, eachPlace: EachPlace): Uint32Array {
  const counts = new Uint32Array(words)
  eachPlace(place => {
    const code = codes[place] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  })
  return counts
}

/** Values that no device has are left out. */
function inOrder(words: readonly string[], counts: Uint32Array): FacetCount[] {
  return words.map((value, code) => ({ value, count: counts[code] ?? 0 })).filter(({ count }) => count > 0)
}
