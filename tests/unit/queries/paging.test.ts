import { describe, expect, it } from 'vitest'
import type { Device } from '@/lib/domain/device'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireDevice } from '@/lib/mmd/wire/device'
import { toDevice } from '@/lib/mmd/wire/to-device'
import { type Batch, FIRST_BATCH, mergeRows, nextBatch, type RowPage, slicesOf, toRowPage } from '@/lib/queries/paging'
import { wireDevice } from '../devices/fleet'

const toPage = (batch: Batch, answers: readonly Page<WireDevice>[]) => toRowPage(batch, answers, toDevice)
const merge = (pages: readonly RowPage<Device>[]) => mergeRows(pages, device => device.id)

/** A service with so many devices that never gives more than `cap` at once. */
function service(devices: number, cap = Number.POSITIVE_INFINITY) {
  return ({ skip, top }: { skip: number; top: number }) => {
    const received = Math.max(0, Math.min(top, cap, devices - skip))
    return { value: Array.from({ length: received }, (_, row) => wireDevice(skip + row)), received, dropped: 0 }
  }
}

/** Reads a whole fleet as the browser does, and counts the round trips. */
function readAll(ask: ReturnType<typeof service>) {
  const pages: RowPage<Device>[] = []
  let batch: Batch | undefined = FIRST_BATCH
  while (batch) {
    const page: RowPage<Device> = toPage(batch, slicesOf(batch).map(ask))
    pages.push(page)
    batch = nextBatch(page, batch)
    if (pages.length > 2000) throw new Error('The list never ends')
  }
  return { devices: merge(pages).rows, trips: pages.length }
}

describe('reading a list of the service page by page', () => {
  it('goes on after a short page and stops only at an empty one', () => {
    const short = toPage(FIRST_BATCH, [service(40)({ skip: 0, top: 100 })])
    expect(nextBatch(short, FIRST_BATCH)).toEqual({ skip: 40, top: 40, lanes: 1 })
    const empty = toPage({ skip: 40, top: 40, lanes: 1 }, [{ value: [], received: 0, dropped: 0 }])
    expect(nextBatch(empty, { skip: 40, top: 40, lanes: 1 })).toBeUndefined()
  })

  it('goes on from the rows received and not from the rows that could be read', () => {
    const page = toPage(FIRST_BATCH, [{ value: [wireDevice(1)], received: 100, dropped: 99 }])
    expect(nextBatch(page, FIRST_BATCH)?.skip).toBe(100)
  })

  it.each([
    ['no cap', Number.POSITIVE_INFINITY, 10],
    ['a cap of 250', 250, 28],
    ['a cap of 100', 100, 62],
    ['a cap of 99, below the first page', 99, 62],
  ])('reads all 21,829 devices of a service with %s', (_case, cap, trips) => {
    const read = readAll(service(21_829, cap))
    expect(read.devices).toHaveLength(21_829)
    expect(read.devices[21_828]?.id).toBe('id-21828')
    expect(read.trips).toBeLessThanOrEqual(trips)
  })

  it.each([0, 1, 99, 100, 101, 599, 600, 601])('reads a fleet of %i devices whole', size => {
    expect(readAll(service(size)).devices).toHaveLength(size)
  })

  it('drops what lies behind a short answer, because the rows between were never sent', () => {
    const batch = { skip: 600, top: 500, lanes: 2 }
    const ask = service(5_000, 200)
    const page = toPage(batch, slicesOf(batch).map(ask))
    expect(page.received).toBe(200)
    expect(nextBatch(page, batch)).toEqual({ skip: 800, top: 200, lanes: 1 })
  })

  it('counts a device that moved between two pages once', () => {
    const first = toPage(FIRST_BATCH, [{ value: [wireDevice(1), wireDevice(2)], received: 2, dropped: 1 }])
    const second = toPage(FIRST_BATCH, [{ value: [wireDevice(2), wireDevice(3)], received: 2, dropped: 1 }])
    const merged = merge([first, second])
    expect(merged.rows.map(device => device.id)).toEqual(['id-1', 'id-2', 'id-3'])
    expect(merged.dropped).toBe(2)
  })
})
