import type { Device } from '@/lib/domain/device'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireDevice } from '@/lib/mmd/wire/device'
import { toDevice } from '@/lib/mmd/wire/to-device'

/** One step through the device list: `lanes` requests of `top` rows side by side, the first at `skip`. */
export type Batch = { skip: number; top: number; lanes: number }

/** What a batch brought. `largest` is the most rows any one request gave: the page size the service allows. */
export type DevicePage = { devices: Device[]; received: number; dropped: number; largest: number; short: boolean }

/** Small, because the first rows are rendered into the page itself. */
export const FIRST_BATCH: Batch = { skip: 0, top: 100, lanes: 1 }

/** Rows per request after that, and requests side by side: 21,829 devices arrive in 9 round trips. */
const TOP = 1000
const MAX_LANES = 4

/** The requests of a batch, as `$skip` and `$top`. */
export function slicesOf({ skip, top, lanes }: Batch): { skip: number; top: number }[] {
  return Array.from({ length: lanes }, (_, lane) => ({ skip: skip + lane * top, top }))
}

/**
 * Joins the answers of a batch, in order, up to and with the first one that is shorter than asked for.
 * What lies behind a short answer is left for the next batch: the service may cap `$top` without a word, and then the
 * rows in between were never sent.
 */
export function toDevicePage({ top }: Batch, answers: readonly Page<WireDevice>[]): DevicePage {
  const firstShort = answers.findIndex(answer => answer.received < top)
  const kept = firstShort === -1 ? answers : answers.slice(0, firstShort + 1)
  return {
    devices: kept.flatMap(answer => answer.value.map(toDevice)),
    received: sum(kept.map(answer => answer.received)),
    dropped: sum(kept.map(answer => answer.dropped)),
    largest: Math.max(...kept.map(answer => answer.received)),
    short: firstShort !== -1,
  }
}

/**
 * The batch after this one; `undefined` only after an empty page, because a short page is not the end.
 * Batches grow as the person reads on, so that a glance costs little and the far end is near.
 */
export function nextBatch(page: DevicePage, batch: Batch): Batch | undefined {
  if (page.received === 0) return undefined
  const skip = batch.skip + page.received
  if (page.short) return { skip, top: page.largest, lanes: 1 }
  if (batch.skip === 0) return { skip, top: TOP, lanes: 1 }
  return { skip, top: batch.top, lanes: Math.min(batch.lanes * 2, MAX_LANES) }
}

/** All rows read so far. A device that moved between two pages while they were read counts once, where it came first. */
export function mergeDevicePages(pages: readonly DevicePage[]): { devices: Device[]; dropped: number } {
  const byId = new Map<string, Device>()
  for (const page of pages) {
    for (const device of page.devices) {
      if (!byId.has(device.id)) byId.set(device.id, device)
    }
  }
  return { devices: [...byId.values()], dropped: sum(pages.map(page => page.dropped)) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
