import { QueryClient } from '@tanstack/react-query'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { holdForSearch, rowsAhead } from '@/components/devices/rows-ahead'
import type { ListedDevices } from '@/components/devices/use-device-list'
import { DEFAULT_SORT, type DeviceFilters, type DeviceQuery, toDeviceParams } from '@/lib/domain/device-query'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { listDevices } from '@/lib/inventory/list-devices'
import { makeMoment } from '@/lib/inventory/moment'
import { takeSteps } from '@/lib/inventory/turns'
import { BLOCK_ROWS, forgetBlocks, inventoryKeys, toDeviceBlock } from '@/lib/queries/inventory'
import { fleetArbitrary, NOW, sortArbitrary } from '../../support/device-arbitraries'
import { toFleet } from '../../support/fleets'
import { listedDevice } from './fleet'

const viewOf = (search: string, filters: DeviceFilters = {}) =>
  toDeviceParams({ search, set: null, filters, sort: DEFAULT_SORT }).toString()

/** A client that has read the first rows of some views. */
function clientWith(...blocks: ReturnType<typeof toDeviceBlock>[]): QueryClient {
  const client = new QueryClient()
  for (const block of blocks) client.setQueryData(inventoryKeys.block(block.view, 0), block)
  return client
}

function blockOf(view: string, devices: InventoryDevice[], total = devices.length, version = 1) {
  return toDeviceBlock(view, { devices, total, nextCursor: null, snapshot: { version, takenAt: '' } })
}

function listedAs(first: ReturnType<typeof toDeviceBlock>): ListedDevices {
  const { view, total, snapshot } = first
  return { view, total, snapshot, first, outdated: false, failure: null, offline: false }
}

const namesOf = (list: ListedDevices | null) => list?.first.devices.map(({ name }) => name)

const few = ['Lap-1', 'Lab-2', 'Desk-3'].map((name, at) =>
  listedDevice(at, { name, assignedUser: '', userUpn: '', userEmail: '', model: '' }),
)

describe('Rows of a search that narrows one whose rows are known', () => {
  it('are the first that the inventory will answer, in its order', () => {
    const word = fc.constantFrom('m', 'mm', 'a', 'x', 'ana', 'dell', 'é', '1', '')
    const inputs = fc.record({ devices: fleetArbitrary, search: word, more: word, sort: sortArbitrary })
    let known = 0
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 6 }), ({ devices, search, more, sort }, limit) => {
        const fleet = toFleet(devices)
        const moment = takeSteps(makeMoment(fleet, NOW, 36))
        const read = (query: DeviceQuery) => listDevices(fleet, moment, query, { offset: 0 }, limit)
        const wide: DeviceQuery = { search, set: null, filters: {}, sort }
        const narrow: DeviceQuery = { ...wide, search: `${search} ${more}`.trim() }
        const first = toDeviceBlock(toDeviceParams(wide).toString(), read(wide))
        const ahead = rowsAhead(clientWith(first), listedAs(first), toDeviceParams(narrow).toString(), 1)
        if (!ahead) return
        known += 1
        const answer = read(narrow)
        expect(ahead.first.devices).toEqual(answer.devices.slice(0, ahead.first.devices.length))
        if (first.devices.length === first.total) expect(ahead.total).toBe(answer.total)
      }),
    )
    expect(known).toBeGreaterThan(10)
  })

  it('are shown only when they fill the sight, as long as there may be more', () => {
    const part = blockOf(viewOf(''), few, 1_000)
    const ahead = (inSight: number) => rowsAhead(clientWith(part), listedAs(part), viewOf('la'), inSight)
    expect(namesOf(ahead(2))).toEqual(['Lap-1', 'Lab-2'])
    expect(ahead(2)).toMatchObject({ view: viewOf('la'), total: 1_000, outdated: true })
    expect(ahead(3)).toBeNull()
  })

  it('are shown however few they are when they are all, and none is left to the answer', () => {
    const whole = blockOf(viewOf(''), few)
    expect(rowsAhead(clientWith(whole), listedAs(whole), viewOf('lap'), 30)).toMatchObject({ total: 1 })
    expect(rowsAhead(clientWith(whole), listedAs(whole), viewOf('tower'), 30)).toBeNull()
  })

  it('come from whichever of the views that were read knows most of them', () => {
    const all = blockOf(viewOf(''), few.slice(0, 1), 1_000)
    const la = blockOf(viewOf('la'), few.slice(0, 2), 500)
    for (const client of [clientWith(all, la), clientWith(la, all)]) {
      expect(namesOf(rowsAhead(client, listedAs(all), viewOf('la -'), 1))).toEqual(['Lap-1', 'Lab-2'])
    }
  })

  it('come from further rows as well, as far as those are known without a gap and of the same snapshot', () => {
    const [desks, labs] = [few.slice(2), few.slice(1, 2)]
    const part = blockOf(viewOf(''), few.slice(0, 1), 1_000)
    const ahead = (...further: [block: number, devices: InventoryDevice[], version?: number][]) => {
      const client = clientWith(part)
      for (const [block, devices, version] of further)
        client.setQueryData(inventoryKeys.block(part.view, block), blockOf(part.view, devices, 1_000, version))
      return namesOf(rowsAhead(client, listedAs(part), viewOf('la'), 2))
    }
    expect(ahead([1, desks], [2, labs])).toEqual(['Lap-1', 'Lab-2'])
    expect(ahead([2, labs])).toBeUndefined()
    expect(ahead([1, labs, 2])).toBeUndefined()
  })

  it('are never more than the first block of a list holds', () => {
    const many = Array.from({ length: 3 * BLOCK_ROWS }, (_, at) => listedDevice(at, { name: `Lap-${at}` }))
    const part = blockOf(viewOf(''), many.slice(0, BLOCK_ROWS), many.length)
    const client = clientWith(part)
    for (const block of [1, 2]) {
      const devices = many.slice(block * BLOCK_ROWS, (block + 1) * BLOCK_ROWS)
      client.setQueryData(inventoryKeys.block(part.view, block), blockOf(part.view, devices, many.length))
    }
    const ahead = (search: string) => rowsAhead(client, listedAs(part), viewOf(search), 2)
    expect(ahead('lap')).toMatchObject({ total: many.length, first: { devices: many.slice(0, BLOCK_ROWS) } })
    expect(namesOf(ahead('lap-14'))).toHaveLength(11)
    expect(ahead('lap-14')).toMatchObject({ total: 11 })
  })

  it.each([
    ['another search', blockOf(viewOf('desk'), few)],
    ['other filters', blockOf(viewOf('', { ring: ['Fast'] }), few)],
    ['another snapshot', blockOf(viewOf(''), few, 3, 2)],
  ])('do not come from %s', (_, other) => {
    const empty = blockOf('set=none', [])
    expect(rowsAhead(clientWith(other), listedAs(empty), viewOf('la'), 1)).toBeNull()
  })
})

describe('Somebody who comes to the search field', () => {
  it.each([
    [1_000, ['50', '100', '150']],
    [120, ['50', '100']],
    [50, []],
  ])('has more of the first rows read and kept, of %i', async (total, offsets) => {
    const asked: (string | null)[] = []
    vi.stubGlobal('fetch', async (address: string) => {
      asked.push(new URL(address, 'http://console').searchParams.get('offset'))
      return Response.json({ devices: [], total, nextCursor: null, snapshot: { version: 1, takenAt: '' } })
    })
    const client = new QueryClient()
    const release = holdForSearch(client, { view: viewOf(''), total })
    await vi.waitFor(() => expect(client.isFetching()).toBe(0))
    expect(asked).toEqual(offsets)
    forgetBlocks(client, 0)
    expect(client.getQueryCache().getAll()).toHaveLength(offsets.length)
    release()
    forgetBlocks(client, 0)
    expect(client.getQueryCache().getAll()).toHaveLength(0)
    vi.unstubAllGlobals()
    client.clear()
  })
})
