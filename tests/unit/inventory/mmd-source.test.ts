import { describe, expect, test } from 'vitest'
import type { Device } from '@/lib/domain/device'
import { HttpCircuitOpenError, HttpConnectionError, HttpTimeoutError } from '@/lib/http/errors'
import { createMmdSource } from '@/lib/inventory/mmd-source'
import type { SourceContext } from '@/lib/inventory/source'
import { MmdRefusalError } from '@/lib/mmd/errors'
import {
  createImpatience,
  deviceList,
  type ListedDevice,
  listedDevice,
  listedFleet,
  type PageAnswer,
  pageOf,
} from '../../support/device-list'
import { httpAnswer } from '../../support/http-answer'

const never = new AbortController().signal

/** Lists to the end; waits are made at once and noted. */
async function list(context: SourceContext, signal: AbortSignal = never) {
  const impatience = createImpatience()
  const source = createMmdSource(impatience)
  const listing = source.listDevices(context, signal)
  const devices = new Map<string, Device>()
  let named = 0
  for (;;) {
    const step = await listing.next()
    if (step.done) return { ids: [...devices.keys()], named, waits: impatience.waits, ...step.value }
    for (const device of step.value) {
      devices.set(device.id, device)
      named += 1
    }
  }
}

const idsOf = (rows: ListedDevice[]) => rows.map(row => row.aadDeviceId)

const throttled = (retryAfter?: string) =>
  httpAnswer(429, retryAfter === undefined ? {} : { 'retry-after': retryAfter }, '{}')

describe('The device list', () => {
  test.each([0, 1, 2, 9, 10, 11, 19, 20, 37, 100])(
    'of %i devices is read whole, ten at a time (security 41)',
    async count => {
      const rows = listedFleet(count)
      const { context } = deviceList(asked => pageOf(rows, asked))
      const { ids, named, dropped } = await list(context)
      expect(ids.sort()).toEqual(idsOf(rows))
      expect([named, dropped]).toEqual([count, 0])
    },
  )

  test('of a service that sends one device at a time is read whole', async () => {
    const rows = listedFleet(7)
    const { context } = deviceList(asked => pageOf(rows, asked, 1))
    expect((await list(context)).ids.sort()).toEqual(idsOf(rows))
  })

  test('is asked for as much as the service gives, and only an empty page is its end (security 41)', async () => {
    const rows = listedFleet(1_500)
    const { asked, context } = deviceList(request => pageOf(rows, request, 1_000))
    await list(context)
    expect(asked[0]).toEqual({ skip: 0, top: 1_000 })
    expect(asked).toContainEqual({ skip: 1_500, top: expect.any(Number) })
    expect(asked.length).toBeLessThan(8)
  })

  test('has no end at a short page: what it lacks is asked for (security 41)', async () => {
    const rows = listedFleet(95)
    const { context } = deviceList((asked, number) => pageOf(rows, asked, number % 3 === 0 ? 4 : 10))
    expect((await list(context)).ids.sort()).toEqual(idsOf(rows))
  })

  test('is whole when pages come in another order than they were asked for', async () => {
    const rows = listedFleet(95)
    let later: Promise<void> = Promise.resolve()
    const { context } = deviceList(async (asked, number) => {
      if (number > 1 && number % 2 === 0) later = new Promise(resolve => setTimeout(resolve, 3))
      if (number % 2 === 0) await later
      return pageOf(rows, asked)
    })
    expect((await list(context)).ids.sort()).toEqual(idsOf(rows))
  })

  test('names a device once however often the service sends it (security 41)', async () => {
    const rows = listedFleet(40).flatMap(row => (row.name === 'MMD-7' ? [row, row, row] : [row]))
    const { ids, named } = await list(deviceList(asked => pageOf(rows, asked)).context)
    expect([ids.length, named]).toEqual([40, 40])
  })

  test('is asked for with four requests at a time at most', async () => {
    const rows = listedFleet(200)
    let [open, most] = [0, 0]
    const { context } = deviceList(async asked => {
      most = Math.max(most, ++open)
      await new Promise(resolve => setTimeout(resolve, 1))
      open -= 1
      return pageOf(rows, asked)
    })
    await list(context)
    expect(most).toBe(4)
  })
})

test('the next pages are under way while somebody is busy with those that have come', async () => {
  const rows = listedFleet(200)
  const { asked, context } = deviceList(request => pageOf(rows, request))
  const listing = createMmdSource(createImpatience()).listDevices(context, never)
  const underWay: number[] = []
  for (let taken = 1; taken <= 3; taken += 1) {
    await listing.next()
    await new Promise(resolve => setTimeout(resolve, 5))
    underWay.push(asked.length - taken)
  }
  await listing.return({ dropped: 0 })
  // Whether a page shorter than asked for is the whole list, one request tells.
  expect(underWay).toEqual([1, 4, 4])
})

describe('A list that moves while it is read', () => {
  test('is read again, and a device that slipped through is found then (security 41)', async () => {
    const rows = listedFleet(60)
    const shorter = rows.filter(row => !['MMD-3', 'MMD-4', 'MMD-5'].includes(row.name))
    // Three devices are removed after the first page, and every later row moves up: two of them are on no page.
    const { context } = deviceList((asked, number) => pageOf(number === 1 ? rows : shorter, asked))
    const { ids } = await list(context)
    expect(ids).toEqual(expect.arrayContaining(idsOf(shorter)))
  })

  test('which never stands still is what three readings saw together', async () => {
    const rows = listedFleet(60)
    // All pages after the first begin three rows late, as if so many had been removed each time.
    const { asked, context } = deviceList(request =>
      pageOf(rows, { ...request, skip: request.skip === 0 ? 0 : request.skip + 3 }),
    )
    expect((await list(context)).ids.sort()).toEqual(idsOf(rows))
    expect(asked.filter(({ skip }) => skip === 0)).toHaveLength(3)
  })

  test('and that grows at the end while it is read is read again', async () => {
    const rows = listedFleet(45)
    const { asked, context } = deviceList((request, number) => pageOf(number < 7 ? rows.slice(0, 30) : rows, request))
    expect((await list(context)).ids.sort()).toEqual(idsOf(rows))
    expect(asked.filter(({ skip }) => skip === 0).length).toBeGreaterThan(1)
  })

  test('but one that stands still is read once', async () => {
    const rows = listedFleet(60)
    const { asked, context } = deviceList(request => pageOf(rows, request))
    await list(context)
    expect(asked.filter(({ skip }) => skip === 0)).toHaveLength(1)
  })

  test('a service that ignores $skip is an error and no endless list', async () => {
    const rows = listedFleet(10)
    const { context } = deviceList(() => rows)
    await expect(list(context)).rejects.toThrow('the same rows')
  })
})

describe('Rows that cannot be read', () => {
  test('are counted, so that nobody takes their devices for removed (security 41)', async () => {
    const rows = [...listedFleet(20), { ...listedDevice(21), aadDeviceId: null }, listedDevice(22), 'no device']
    const { ids, dropped } = await list(deviceList(asked => pageOf(rows, asked)).context)
    expect(ids).toHaveLength(21)
    expect(dropped).toBeGreaterThanOrEqual(2)
  })
})

describe('A service in trouble', () => {
  const rows = listedFleet(35)
  const first = (count: number, answer: () => PageAnswer) =>
    deviceList((asked, number) => (number <= count ? answer() : pageOf(rows, asked)))

  test.each([
    ['a broken connection', () => new HttpConnectionError(new Error('reset'))],
    ['a time-out', () => new HttpTimeoutError()],
    ['a breaker that is open', () => new HttpCircuitOpenError(new Error('open'))],
    ['a gateway’s page in HTML', () => httpAnswer(200, {}, '<!doctype html>')],
    ['half an answer', () => httpAnswer(200, {}, '{"value":[{"aadDev')],
    ['an error of its own', () => httpAnswer(500)],
  ])('is asked again after %s', async (_, answer) => {
    const { ids, waits } = await list(first(2, answer).context)
    expect(ids).toHaveLength(35)
    expect(waits).toHaveLength(2)
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0)
  })

  test('that asks for a pause gets it, for all requests', async () => {
    const { ids, waits } = await list(first(1, () => throttled('42')).context)
    expect(ids).toHaveLength(35)
    expect(waits).toEqual([42_000])
  })

  test('that asks for more than a minute is left alone', async () => {
    const { asked, context } = first(1, () => throttled('61'))
    await expect(list(context)).rejects.toThrow(MmdRefusalError)
    expect(asked).toHaveLength(1)
  })

  test('that never lets a request through is given up on', async () => {
    const { asked, context } = deviceList(() => throttled('1'))
    await expect(list(context)).rejects.toMatchObject({ status: 429 })
    expect(asked).toHaveLength(5)
  })

  test('that fails now and then all along is given up on in the end', async () => {
    const many = listedFleet(1_000)
    const tries = new Map<number, number>()
    const { asked, context } = deviceList(request => {
      const count = (tries.get(request.skip) ?? 0) + 1
      tries.set(request.skip, count)
      return count === 1 ? throttled('0') : pageOf(many, request)
    })
    await expect(list(context)).rejects.toMatchObject({ status: 429 })
    expect(asked.length).toBeLessThan(80)
  })

  test.each([400, 401, 403, 404])('that answers %i is not asked again', async status => {
    const { asked, context } = deviceList(() => httpAnswer(status))
    await expect(list(context)).rejects.toMatchObject({ status })
    expect(asked).toHaveLength(1)
  })

  test('one page that fails ends the listing and the requests beside it', async () => {
    const many = listedFleet(500)
    const { asked, context } = deviceList(async (request, number, signal) => {
      if (number === 8) await new Promise(resolve => signal?.addEventListener('abort', resolve))
      return number === 9 ? httpAnswer(403) : pageOf(many, request)
    })
    await expect(list(context)).rejects.toMatchObject({ status: 403 })
    const before = asked.length
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(asked).toHaveLength(before)
  })
})

test('a listing that is cut short asks no more', async () => {
  const rows = listedFleet(500)
  const stop = new AbortController()
  const { asked, context } = deviceList((request, number) => {
    if (number === 12) stop.abort(new Error('enough'))
    return pageOf(rows, request)
  })
  await expect(list(context, stop.signal)).rejects.toThrow('enough')
  expect(asked.length).toBeLessThan(17)
})
