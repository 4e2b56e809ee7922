import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EVERY_DEVICE, sortBy } from '@/lib/domain/device-query'
import { listDevices, prepareView } from '@/lib/inventory/list-devices'
import { makeMoment } from '@/lib/inventory/moment'
import { hasOrder, orderOf, prepareOrder } from '@/lib/inventory/order'
import { sortInSteps } from '@/lib/inventory/sort-in-steps'
import { takeSteps } from '@/lib/inventory/turns'
import { deviceArbitrary, NOW } from '../../support/device-arbitraries'
import { toFleet } from '../../support/fleets'

const BY_PERSON = sortBy('userUpn')

const [one] = fc.sample(deviceArbitrary, { numRuns: 1, seed: 4 })
if (!one) throw new Error('no device')
const device = one

/** Devices whose people are in another order than their ids; every tenth has none. */
const fleetOf = (count: number) =>
  toFleet(
    Array.from({ length: count }, (_, index) => ({
      ...device,
      id: `id-${String(index).padStart(6, '0')}`,
      name: `Device ${index}`,
      userUpn: index % 10 === 3 ? null : `person.${(index * 7_919) % count}@contoso.example`,
    })),
  )

async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let isDone = false
  void work.finally(() => {
    isDone = true
  })
  while (!isDone) {
    await new Promise(resolve => setImmediate(resolve))
    turns += 1
  }
  return turns
}

test.each([0, 1, 4_095, 4_096, 4_097, 8_192, 12_289, 30_000])(
  '%i numbers are sorted in steps as they would be at once, equal ones in the order they had',
  count => {
    const numbers = Uint32Array.from({ length: count }, (_, index) => (index * 7_919) % (count || 1))
    const compare = (a: number, b: number) => (a % 1_000) - (b % 1_000)
    expect(takeSteps(sortInSteps(numbers, compare))).toEqual(Uint32Array.from([...numbers].sort(compare)))
  },
)

test('an order is worked out with turns for others, once for all who want it', async () => {
  const fleet = fleetOf(20_000)
  const wanted = [prepareOrder(fleet, BY_PERSON), prepareOrder(fleet, BY_PERSON)]
  expect(hasOrder(fleet, BY_PERSON)).toBe(false)
  expect(await turnsDuring(Promise.all(wanted))).toBeGreaterThan(10)
  const prepared = orderOf(fleet, BY_PERSON)
  expect(orderOf(fleet, BY_PERSON)).toBe(prepared)
  expect(prepared).toEqual(orderOf(fleetOf(20_000), BY_PERSON))
  expect(fleet.devices[prepared.at(-1) ?? 0]?.userUpn).toBeNull()
})

test('a view of many has its order prepared, one of few does without', async () => {
  const fleet = fleetOf(5_000)
  const moment = takeSteps(makeMoment(fleet, NOW, 36))
  await prepareView(fleet, moment, { ...EVERY_DEVICE, search: 'person.77@', sort: BY_PERSON })
  expect(hasOrder(fleet, BY_PERSON)).toBe(false)
  const many = { ...EVERY_DEVICE, search: 'person.', sort: BY_PERSON }
  const expected = listDevices(fleetOf(5_000), moment, many, { offset: 0 }, 500)
  await prepareView(fleet, moment, many)
  expect(hasOrder(fleet, BY_PERSON)).toBe(true)
  expect(listDevices(fleet, moment, many, { offset: 0 }, 500)).toEqual(expected)
})
