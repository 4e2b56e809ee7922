import type { Reply, SandboxRequest } from '../http'
import { MmdError } from './errors'

type Paging = { skip: number; top: number }

function readCount(query: URLSearchParams, name: string): number | null {
  const value = query.get(name)
  if (value === null) return null
  if (!/^\d{1,9}$/.test(value)) throw new MmdError(400, `Invalid value '${value}' for ${name}.`)
  return Number(value)
}

/** Reads `$skip` and `$top`. A `$top` above the cap is cut down silently; without `$top` every row is wanted. */
export function readPaging({ query }: SandboxRequest, maxTop: number | null): Paging {
  const top = readCount(query, '$top') ?? Number.POSITIVE_INFINITY
  const capped = query.has('$top') && maxTop !== null ? Math.min(top, maxTop) : top
  return { skip: readCount(query, '$skip') ?? 0, top: capped }
}

/** The reference spells it with the dollar sign; the service's own portal without. */
export function readSearch({ query }: SandboxRequest): string {
  return query.get('$searchText') ?? query.get('searchText') ?? ''
}

/** How many rows go into one piece of the answer. */
const ROWS_PER_PIECE = 500

function* pieces(head: string, rows: Iterable<unknown>): Generator<string> {
  let piece = head
  let count = 0
  for (const row of rows) {
    piece += count === 0 ? JSON.stringify(row) : `,${JSON.stringify(row)}`
    count += 1
    if (count % ROWS_PER_PIECE === 0) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}]}`
}

/** An OData collection. It is written piece by piece: all rows of a large fleet would not fit one string. */
export function collection({ origin }: SandboxRequest, kind: string, rows: Iterable<unknown>): Reply {
  const context = JSON.stringify(`${origin}/support/odata/v1/$metadata#${kind}`)
  return {
    status: 200,
    headers: { 'content-type': 'application/json; odata.metadata=minimal; charset=utf-8', 'odata-version': '4.0' },
    body: pieces(`{"@odata.context":${context},"value":[`, rows),
  }
}

/** An OData entity. */
export function entity({ origin }: SandboxRequest, kind: string, value: object, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; odata.metadata=minimal; charset=utf-8', 'odata-version': '4.0' },
    body: JSON.stringify({ '@odata.context': `${origin}/support/odata/v1/$metadata#${kind}/$entity`, ...value }),
  }
}
