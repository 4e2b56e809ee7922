import { setTimeout as sleep } from 'node:timers/promises'
import type { Device } from '@/lib/domain/device'
import { MmdMalformedError } from '@/lib/mmd/errors'
import { wireDeviceRowSchema } from '@/lib/mmd/wire/device'
import { toDevice } from '@/lib/mmd/wire/to-device'
import { createPageReader, type ReadPage, type Wait } from './mmd-page-reader'
import { createPageJoints } from './page-joints'
import type { DeviceSource, Listing } from './source'

/** What is asked for; how many rows come tells where the service cuts. */
const PAGE_ROWS = 1_000
const PARALLEL = 4
/**
 * The pages of each pass over the list, as a share of what the service gives: a list that moves while it is read loses
 * rows at the cuts, and cutting it elsewhere finds those.
 */
const PASSES = [1, 0.83, 0.71]
/** So many full pages without one new device are no list but a service that ignores `$skip`. */
const MOST_STALE_PAGES = 8

type Options = { wait?: Wait; now?: () => number }

/**
 * Devices of the Managed Desktop API, which can only page: `$skip` and `$top`, no order, no count, no link to the next
 * page. A list that moves while it is read is read again; one that never stands still is what all passes saw together.
 */
export function createMmdSource({ wait = defaultWait, now = Date.now }: Options = {}): DeviceSource {
  return {
    async *listDevices(context, signal): AsyncGenerator<Iterable<Device>, Listing> {
      const readPage = createPageReader(context, wait, now)
      let dropped = 0
      let rowsPerPage = PAGE_ROWS
      for (const share of PASSES) {
        const pass = yield* readOnce(readPage, Math.ceil(rowsPerPage * share), signal)
        dropped += pass.dropped
        rowsPerPage = Math.max(1, Math.min(rowsPerPage, pass.rowsPerPage))
        if (!pass.hasMoved) break
      }
      return { dropped }
    },
  }
}

const defaultWait: Wait = (milliseconds, signal) => sleep(milliseconds, undefined, { signal })

type Pass = Listing & { hasMoved: boolean; rowsPerPage: number }

/** Reads the list once, several pages at a time; each page begins with the last row of the one before. */
async function* readOnce(
  readPage: ReadPage,
  asked: number,
  signal: AbortSignal,
): AsyncGenerator<Iterable<Device>, Pass> {
  const stop = new AbortController()
  const either = AbortSignal.any([signal, stop.signal])
  const joints = createPageJoints(deviceKey)
  const read: ReadPage = async (skip, top, asLongAs) => {
    const rows = await readPage(skip, top, asLongAs)
    joints.note(skip, rows)
    return rows
  }
  const rows = createRowReader()

  const first = await read(0, asked, either)
  const stride = Math.max(1, first.length - 1)
  const underWay = new Map<number, Promise<Stretch>>()
  // A first page shorter than asked for may be all there is; only another full one shows that it is the service's cut.
  let width = first.length < asked ? 1 : PARALLEL
  let isEnding = first.length === 0
  let next = stride
  function fillUp() {
    for (; !isEnding && underWay.size < width; next += stride) {
      const stretch = readStretch(read, next, first.length, either)
      stretch.catch(() => undefined) // whoever takes the next part is told
      underWay.set(next, stretch)
    }
  }

  try {
    // What comes next is under way while somebody is busy with what has come.
    fillUp()
    yield rows.toNewDevices(first)
    while (underWay.size > 0) {
      const stretch = await Promise.race(underWay.values())
      underWay.delete(stretch.start)
      isEnding ||= stretch.isEnd
      width = isEnding ? width : PARALLEL
      fillUp()
      yield rows.toNewDevices(stretch.rows)
    }
  } finally {
    stop.abort()
    await Promise.allSettled(underWay.values())
  }
  return { dropped: rows.dropped(), hasMoved: joints.haveMoved(), rowsPerPage: first.length }
}

/** A part of the list, and whether the list ends within it. */
type Stretch = { start: number; rows: unknown[]; isEnd: boolean }

/**
 * Reads the rows from `start` on until they are as many as wanted, or the service has no more: a short page is not the
 * end of the list, an empty one is. What a page lacks is asked for from its last row on, to see that they meet.
 */
async function readStretch(read: ReadPage, start: number, wanted: number, signal: AbortSignal): Promise<Stretch> {
  const end = start + wanted
  const rows = await read(start, wanted, signal)
  let isEnd = rows.length === 0
  for (let at = start + rows.length; !isEnd && at < end; ) {
    const overlapping = await read(at - 1, end - at + 1, signal)
    const more = overlapping.length === 1 ? await read(at, end - at, signal) : overlapping
    rows.push(...more)
    isEnd = more.length === 0
    at += more === overlapping ? more.length - 1 : more.length
  }
  return { start, rows, isEnd }
}

/** Reads rows into devices: each device once, malformed rows counted. */
function createRowReader() {
  const seen = new Set<string>()
  let dropped = 0
  let stalePages = 0

  return {
    dropped: () => dropped,
    *toNewDevices(rows: readonly unknown[]): Generator<Device> {
      const seenBefore = seen.size
      let readable = 0
      for (const row of rows) {
        const parsed = wireDeviceRowSchema.safeParse(row)
        if (!parsed.success) continue
        readable += 1
        const known = seen.size
        seen.add(parsed.data.aadDeviceId)
        if (seen.size > known) yield toDevice(parsed.data)
      }
      dropped += rows.length - readable
      stalePages = seen.size === seenBefore && readable > 1 ? stalePages + 1 : 0
      if (stalePages > MOST_STALE_PAGES) throw new MmdMalformedError('The service sends the same rows for every $skip')
    },
  }
}

function deviceKey(row: unknown): string | undefined {
  const isKeyed = typeof row === 'object' && row !== null && 'aadDeviceId' in row && typeof row.aadDeviceId === 'string'
  return isKeyed ? String(row.aadDeviceId) : undefined
}
