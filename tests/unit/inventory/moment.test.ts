import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { ATTENTION_RULES } from '@/lib/domain/attention'
import { applyDelta, buildFleet } from '@/lib/inventory/fleet'
import { attentionAt, makeMoment, momentOf } from '@/lib/inventory/moment'
import { takeSteps } from '@/lib/inventory/turns'
import { deviceArbitrary, NOW } from '../../support/device-arbitraries'
import { factsOf, toFleet, toStable } from '../../support/fleets'

const AGING = 36
const MINUTE = 60_000

const [one] = fc.sample(deviceArbitrary, { numRuns: 1, seed: 4 })
if (!one) throw new Error('no device')
const device = one
const SYNCED_AT = NOW - 5 * 86_400_000
/** From the minute after NOW on its sync counts as old. */
const turning = () => toFleet([{ ...device, lastSyncAt: new Date(SYNCED_AT).toISOString() }])

test('what the clock makes of a fleet is worked out once a minute', async () => {
  const fleet = turning()
  const moment = await momentOf(fleet, NOW, AGING)
  expect(moment).toEqual(takeSteps(makeMoment(fleet, NOW, AGING)))
  expect(await momentOf(fleet, NOW + MINUTE - 1, AGING)).toBe(moment)
  expect(attentionAt(moment, 0)).not.toContain('stale-sync')
})

test('whoever asks first in a minute gets the one before, and the next one its own', async () => {
  const fleet = turning()
  const before = await momentOf(fleet, NOW, AGING)
  expect(await momentOf(fleet, NOW + MINUTE, AGING)).toBe(before)
  await expect.poll(async () => (await momentOf(fleet, NOW + MINUTE, AGING)).now).toBe(NOW + MINUTE)
  expect(attentionAt(await momentOf(fleet, NOW + MINUTE, AGING), 0)).toContain('stale-sync')
})

test('one that is older, or of another setting, is not good enough', async () => {
  const fleet = turning()
  await momentOf(fleet, NOW, AGING)
  expect((await momentOf(fleet, NOW + 2 * MINUTE, AGING)).now).toBe(NOW + 2 * MINUTE)
  expect((await momentOf(fleet, NOW + 2 * MINUTE, AGING + 1)).agingMonths).toBe(AGING + 1)
})

test('one that cannot be worked out fails who needs it, not who has the one before, and is tried again', async () => {
  const fleet = turning()
  const before = await momentOf(fleet, NOW, AGING)
  const broken = vi.spyOn(ATTENTION_RULES['stale-sync'], 'applies').mockImplementation(() => {
    throw new Error('no rule')
  })
  expect(await momentOf(fleet, NOW + MINUTE, AGING)).toBe(before)
  await new Promise(resolve => setTimeout(resolve, 5)) // an error that nobody has taken fails the test by now
  await expect(momentOf(fleet, NOW + 2 * MINUTE, AGING)).rejects.toThrow('no rule')
  broken.mockRestore()
  expect((await momentOf(fleet, NOW + 2 * MINUTE, AGING)).now).toBe(NOW + 2 * MINUTE)
})

test('those who ask for different minutes at once get each their own', async () => {
  const fleet = turning()
  const moments = await Promise.all([NOW, NOW + 5 * MINUTE, NOW].map(clock => momentOf(fleet, clock, AGING)))
  expect(moments.map(({ now }) => now)).toEqual([NOW, NOW + 5 * MINUTE, NOW])
})

test('a fleet of many steps is after a sync what it would be read anew', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({
    ...device,
    id: `id-${String(index).padStart(5, '0')}`,
    name: `Device ${index}`,
    ring: ['Test', 'Fast', 'Broad'][index % 3] ?? '',
  }))
  const before = toFleet(many)
  const isGone = (index: number) => index % 997 === 5
  const changed = many
    .filter((_, index) => index % 811 === 3 && !isGone(index))
    .map(some => ({ ...some, ring: 'Other' }))
  const added = [0, 8_000, 19_999].map(index => ({ ...device, id: `id-${String(index).padStart(5, '0')}-new` }))
  const removed = new Set(many.filter((_, index) => isGone(index)).map(({ id }) => id))
  const byId = new Map([...many, ...changed, ...added].map(some => [some.id, some]))
  for (const id of removed) byId.delete(id)
  const now = [...byId.values()]

  const devices = takeSteps(applyDelta(before.devices, { changed: [...changed, ...added].map(toStable), removed }))
  const anew = toFleet(now, 2)
  expect(devices).toEqual(anew.devices)
  const after = takeSteps(
    buildFleet(
      devices,
      factsOf(
        now.sort((a, b) => (a.id < b.id ? -1 : 1)),
        2,
      ),
      before,
    ),
  )
  expect({ ...after, words: null }).toEqual({ ...anew, words: null })
  const rings = ({ words: { ring } }: typeof after) => Array.from(ring.codes, code => ring.words[code])
  expect(rings(after)).toEqual(rings(anew))
})
