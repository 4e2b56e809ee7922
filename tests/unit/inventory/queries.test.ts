import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Device } from '@/lib/domain/device'
import {
  DEVICE_FACETS,
  type DeviceFilters,
  type DeviceQuery,
  EVERY_DEVICE,
  parseDeviceQuery,
  toDeviceParams,
} from '@/lib/domain/device-query'
import { COUNTED_FACETS, codesFrom, ringCountsSchema } from '@/lib/domain/fleet-day'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { compareIds } from '@/lib/inventory/activity'
import { countFacets } from '@/lib/inventory/count-facets'
import { countFleet } from '@/lib/inventory/count-fleet'
import { decodeCursor } from '@/lib/inventory/cursor'
import { applyDelta, buildFleet, type Fleet, placeOf } from '@/lib/inventory/fleet'
import { listDevices } from '@/lib/inventory/list-devices'
import { lookUp } from '@/lib/inventory/look-up'
import { type Moment, makeMoment } from '@/lib/inventory/moment'
import { takeSteps } from '@/lib/inventory/turns'
import { deviceArbitrary, fleetArbitrary, NOW, sortArbitrary } from '../../support/device-arbitraries'
import { factsOf, REVISIONS, toFleet, toStable } from '../../support/fleets'
import { plainFacets, plainList, valuesOf, withAttention } from '../../support/plain-inventory'

const AGING = 36
const momentOf = (fleet: Fleet): Moment => takeSteps(makeMoment(fleet, NOW, AGING))
const AT = { now: NOW, revisions: REVISIONS }

const plain = (devices: Device[]) => devices.map(device => withAttention(device, NOW, AGING, REVISIONS))

/** A query made of what the fleet has, and of a little that it has not. */
function queryOn(fleet: InventoryDevice[]): fc.Arbitrary<DeviceQuery> {
  const words = fleet.flatMap(device => [device.name, device.model, device.userUpn ?? '', device.id.slice(2, 7)])
  const search = fc.oneof(
    fc.constant(''),
    fc.array(fc.constantFrom('zz', ...words), { maxLength: 2 }).map(some => some.join(' ').trim()),
    fc.string({ maxLength: 2 }).map(some => some.trim()),
  )
  const filters = fc
    .subarray([...DEVICE_FACETS], { maxLength: 3 })
    .chain(facets =>
      fc.tuple(
        ...facets.map(facet => {
          const values = [...new Set(fleet.flatMap(device => valuesOf(device, facet, AT)))]
          return fc.subarray(values, { minLength: Math.min(1, values.length) }).map(some => [facet, some] as const)
        }),
      ),
    )
    .map(entries => Object.fromEntries(entries.filter(([, some]) => some.length > 0)) as DeviceFilters)
  return fc.record({ search, set: fc.constant(null), filters, sort: sortArbitrary })
}

const fleetAndQuery = fleetArbitrary.chain(devices =>
  fc.record({ devices: fc.constant(devices), query: queryOn(plain(devices)) }),
)

describe('Any query of any fleet', () => {
  test('gives what the same query of a plain list of the devices gives', () => {
    fc.assert(
      fc.property(fleetAndQuery, ({ devices, query }) => {
        const fleet = toFleet(devices)
        const answer = listDevices(fleet, momentOf(fleet), query, { offset: 0 }, 500)
        const expected = plainList(plain(devices), query, AT)
        expect(answer.devices).toEqual(expected)
        expect(answer.total).toBe(expected.length)
      }),
      { numRuns: 400 },
    )
  })

  test('puts a few devices that are found in any order as it does with many', () => {
    const large = fc.uniqueArray(deviceArbitrary, { selector: device => device.id, minLength: 40, maxLength: 50 })
    fc.assert(
      fc.property(large, fc.nat(), sortArbitrary, (devices, start, sort) => {
        const fleet = toFleet(devices)
        const few = devices.filter((_, place) => (place + start) % 5 === 0).map(({ id }) => placeOf(fleet, id))
        fleet.sets.set('few', Uint32Array.from(few).sort())
        const moment = momentOf(fleet)
        const all = listDevices(fleet, moment, { ...EVERY_DEVICE, sort }, { offset: 0 }, 500).devices
        const found = listDevices(fleet, moment, { ...EVERY_DEVICE, sort, set: 'few' }, { offset: 0 }, 500).devices
        expect(found).toEqual(all.filter(({ id }) => few.includes(placeOf(fleet, id))))
      }),
    )
  })

  test('counts by every facet what a plain list counts', () => {
    fc.assert(
      fc.property(fleetAndQuery, ({ devices, query }) => {
        const fleet = toFleet(devices)
        const { facets, total } = countFacets(fleet, momentOf(fleet), query)
        const counted = Object.fromEntries(
          Object.entries(facets).map(([facet, counts]) => [
            facet,
            Object.fromEntries(counts.map(({ value, count }) => [value, count])),
          ]),
        )
        expect(counted).toEqual(plainFacets(plain(devices), query.search, query.filters, AT))
        expect(total).toBe(plainList(plain(devices), query, AT).length)
      }),
      { numRuns: 300 },
    )
  })

  test('of the devices of a lookup is one of them alone', () => {
    const set = '0123456789abcdef0123456789abcdef'
    fc.assert(
      fc.property(fleetAndQuery, fc.func(fc.boolean()), ({ devices, query }, isChosen) => {
        const fleet = toFleet(devices)
        const moment = momentOf(fleet)
        const chosen = devices.filter(({ id }) => isChosen(id))
        fleet.sets.set(set, Uint32Array.from(chosen, ({ id }) => placeOf(fleet, id)).sort())
        const asked = { ...query, set }
        expect(listDevices(fleet, moment, asked, { offset: 0 }, 500).devices).toEqual(
          plainList(plain(chosen), query, AT),
        )
        expect(countFacets(fleet, moment, asked).total).toBe(plainList(plain(chosen), query, AT).length)
        expect(parseDeviceQuery(toDeviceParams(asked)).query).toEqual(asked)
      }),
      { numRuns: 200 },
    )
  })

  test('of a set that was not loaded is refused rather than answered for the whole fleet', () => {
    const fleet = toFleet([])
    const asked = { ...EVERY_DEVICE, set: 'f'.repeat(32) }
    expect(() => listDevices(fleet, momentOf(fleet), asked, { offset: 0 }, 1)).toThrow(RangeError)
  })

  test('visits each device once, page by page, by cursor as by offset', () => {
    fc.assert(
      fc.property(fleetAndQuery, fc.integer({ min: 1, max: 7 }), ({ devices, query }, limit) => {
        const fleet = toFleet(devices)
        const moment = momentOf(fleet)
        const whole = listDevices(fleet, moment, query, { offset: 0 }, 500).devices
        const byCursor: InventoryDevice[] = []
        let page = listDevices(fleet, moment, query, { offset: 0 }, limit)
        for (let pages = 0; ; pages += 1) {
          byCursor.push(...page.devices)
          if (page.nextCursor === null) break
          expect(pages).toBeLessThan(50)
          const after = decodeCursor(query.sort, page.nextCursor)
          if (!after) throw new Error('The cursor cannot be read')
          page = listDevices(fleet, moment, query, { after }, limit)
        }
        expect(byCursor).toEqual(whole)
        const byOffset = Array.from({ length: Math.ceil(whole.length / limit) }, (_, index) =>
          listDevices(fleet, moment, query, { offset: index * limit }, limit),
        ).flatMap(({ devices: some }) => some)
        expect(byOffset).toEqual(whole)
      }),
      { numRuns: 200 },
    )
  })

  test('is written into an address and read back the same', () => {
    fc.assert(
      fc.property(fleetAndQuery, ({ query }) => {
        const { query: read, faults } = parseDeviceQuery(new URLSearchParams(toDeviceParams(query).toString()))
        expect(faults).toEqual([])
        expect(read).toEqual(query)
      }),
    )
  })

  test('stays right when a sync changes, removes and adds devices', () => {
    fc.assert(
      fc.property(fleetAndQuery, fleetArbitrary, fc.func(fc.integer({ min: 0, max: 5 })), (first, others, fate) => {
        const before = toFleet(first.devices)
        const { query } = first
        listDevices(before, momentOf(before), query, { offset: 0 }, 1) // so that it has an order to hand on
        const removed = new Set(first.devices.filter(({ id }) => fate(id) === 0).map(({ id }) => id))
        const changed = first.devices
          .filter(({ id }) => fate(id) === 1)
          .map(device => ({ ...device, name: `${device.name}2`, serialNumber: '', model: 'Other' }))
        const added = others.filter(({ id }) => !first.devices.some(device => device.id === id)).slice(0, 3)
        const now = [
          ...first.devices.filter(({ id }) => !removed.has(id) && !changed.some(device => device.id === id)),
          ...changed,
          ...added,
        ].sort((a, b) => compareIds(a.id, b.id))

        const devices = takeSteps(
          applyDelta(before.devices, { changed: [...changed, ...added].map(toStable), removed }),
        )
        const after = takeSteps(buildFleet(devices, factsOf(now, 2), before))
        expect(listDevices(after, momentOf(after), query, { offset: 0 }, 500).devices).toEqual(
          plainList(plain(now), query, AT),
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe('A lookup', () => {
  test('finds every device by each of its identifiers, ignoring case and blanks around it', () => {
    fc.assert(
      fc.property(fleetArbitrary, devices => {
        const fleet = toFleet(devices)
        for (const field of ['id', 'name', 'serialNumber', 'userUpn', 'intuneId'] as const) {
          for (const device of devices) {
            const identifier = (device[field] ?? '').trim()
            if (!identifier || /[\n\r]/.test(identifier) || identifier !== device[field]) continue
            const { found } = lookUp(fleet, [` ${identifier.toUpperCase()} `, 'nobody-has-this'])
            if (identifier.toUpperCase().toLowerCase() !== identifier.toLowerCase()) continue // as with ß
            expect(found[0]?.ids).toContain(device.id)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('says what it did not find, and which devices share a name', () => {
    const [one, two] =
      fc.sample(
        fleetArbitrary.filter(fleet => fleet.length > 2),
        { numRuns: 1, seed: 7 },
      )[0] ?? []
    if (!one || !two) throw new Error('no devices')
    const fleet = toFleet([
      { ...one, name: 'Twin', serialNumber: 'S1', userUpn: null },
      { ...two, name: 'TWIN', serialNumber: 'S2', userUpn: null },
    ])
    const answer = lookUp(fleet, ['twin', 's2', 'missing', ' ', 'S2', 'Missing'])
    expect(answer.found).toEqual([
      { identifier: 'twin', ids: [one.id, two.id].sort(compareIds) },
      { identifier: 's2', ids: [two.id] },
    ])
    expect(answer.notFound).toEqual(['missing'])
  })
})

test('a search that goes on from an earlier one finds what it would have found by itself', () => {
  fc.assert(
    fc.property(fleetAndQuery, ({ devices, query }) => {
      const typed = toFleet(devices)
      const fresh = toFleet(devices)
      const search = `${query.search}x`.trim()
      for (let length = 1; length <= search.length; length += 1) {
        listDevices(typed, momentOf(typed), { ...query, search: search.slice(0, length) }, { offset: 0 }, 5)
      }
      const ask = (fleet: Fleet) => listDevices(fleet, momentOf(fleet), query, { offset: 0 }, 500).devices
      expect(ask(typed)).toEqual(ask(fresh))
    }),
  )
})

test('a search that was asked for without filters before is filtered like any other', () => {
  fc.assert(
    fc.property(fleetAndQuery, ({ devices, query }) => {
      const asked = toFleet(devices)
      listDevices(asked, momentOf(asked), { ...query, filters: {} }, { offset: 0 }, 5)
      const ask = (fleet: Fleet) => listDevices(fleet, momentOf(fleet), query, { offset: 0 }, 500).devices
      expect(ask(asked)).toEqual(ask(toFleet(devices)))
    }),
  )
})

test('the fleet counted ring by ring is what its facets count for each ring', async () => {
  await fc.assert(
    fc.asyncProperty(fleetArbitrary, async devices => {
      const fleet = toFleet(devices)
      const moment = momentOf(fleet)
      const rings = await countFleet(fleet, moment)
      expect(Object.keys(rings).sort()).toEqual([...new Set(devices.map(({ ring }) => ring))].sort())
      for (const [ring, counts] of Object.entries(rings)) {
        const { facets, total } = countFacets(fleet, moment, { ...EVERY_DEVICE, filters: { ring: [ring] } })
        expect(counts.total).toBe(total)
        for (const facet of [...COUNTED_FACETS, 'attention'] as const) {
          expect(counts[facet]).toEqual(Object.fromEntries(facets[facet].map(({ value, count }) => [value, count])))
        }
        for (const severity of ['critical', 'warning'] as const) {
          const filters = { ring: [ring], attention: codesFrom(severity) }
          const listed = countFacets(fleet, moment, { ...EVERY_DEVICE, filters }).total
          expect((counts.severity.critical ?? 0) + (severity === 'warning' ? (counts.severity.warning ?? 0) : 0)).toBe(
            listed,
          )
        }
        expect(Object.values(counts.severity).reduce((sum, count) => sum + count, 0)).toBe(total)
      }
      expect(ringCountsSchema.parse(JSON.parse(JSON.stringify(rings)))).toEqual(rings)
    }),
    { numRuns: 150 },
  )
})
