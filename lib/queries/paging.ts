import type { Page } from '@/lib/mmd/wire/collection'

/** One step through a list of the service: `lanes` requests of `top` rows side by side, the first at `skip`. */
export type Batch = { skip: number; top: number; lanes: number }

/** What a batch brought. `largest` is the most rows any one request gave: the page size the service allows. */
export type RowPage<Row> = { rows: Row[] } & PageCounts

type PageCounts = { received: number; dropped: number; largest: number; short: boolean }

/** Small, because the first rows are rendered into the page itself. */
export const FIRST_BATCH: Batch = { skip: 0, top: 100, lanes: 1 }

/** Rows per request after that, and requests side by side: 21,829 rows arrive in 9 round trips. */
const TOP = 1000
const MAX_LANES = 4

/** The path of one request for rows of `what`, the same for the server's prefetch and the browser. */
export function pagePath(what: string, search: string, { skip, top }: { skip: number; top: number }): string {
  const query = new URLSearchParams()
  if (search) query.set('$searchText', search)
  if (skip > 0) query.set('$skip', String(skip))
  query.set('$top', String(top))
  return `${what}?${query}`
}

/** The requests of a batch, as `$skip` and `$top`. */
export function slicesOf({ skip, top, lanes }: Batch): { skip: number; top: number }[] {
  return Array.from({ length: lanes }, (_, lane) => ({ skip: skip + lane * top, top }))
}

/**
 * Joins the answers of a batch, in order, up to and with the first one that is shorter than asked for.
 * What lies behind a short answer is left for the next batch: the service may cap `$top` without a word, and then the
 * rows in between were never sent.
 */
export function toRowPage<Wire, Row>(
  { top }: Batch,
  answers: readonly Page<Wire>[],
  toRow: (wire: Wire) => Row,
): RowPage<Row> {
  const firstShort = answers.findIndex(answer => answer.received < top)
  const kept = firstShort === -1 ? answers : answers.slice(0, firstShort + 1)
  return {
    rows: kept.flatMap(answer => answer.value.map(toRow)),
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
export function nextBatch(page: PageCounts, batch: Batch): Batch | undefined {
  if (page.received === 0) return undefined
  const skip = batch.skip + page.received
  if (page.short) return { skip, top: page.largest, lanes: 1 }
  if (batch.skip === 0) return { skip, top: TOP, lanes: 1 }
  return { skip, top: batch.top, lanes: Math.min(batch.lanes * 2, MAX_LANES) }
}

/** All rows read so far. A row that moved between two pages while they were read counts once, where it came first. */
export function mergeRows<Row>(
  pages: readonly RowPage<Row>[],
  keyOf: (row: Row) => string,
): { rows: Row[]; dropped: number } {
  const byKey = new Map<string, Row>()
  for (const page of pages) {
    for (const row of page.rows) {
      if (!byKey.has(keyOf(row))) byKey.set(keyOf(row), row)
    }
  }
  return { rows: [...byKey.values()], dropped: sum(pages.map(page => page.dropped)) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
