import type { DeviceSort } from '@/lib/domain/device-query'
import type { SortValue } from './order'

/** After which device a page begins: its value in the sort at hand, and its id. */
export type Cursor = { value: SortValue; id: string }

/** A cursor is for one sort, and says so, lest it be used with another. */
export function encodeCursor(sort: DeviceSort, { value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort.field, waysOf(sort), value, id])).toString('base64url')
}

/** The cursor in a text; `null` for text that is none, or is one for another sort. */
export function decodeCursor(sort: DeviceSort, text: string): Cursor | null {
  const parts = parse(text)
  if (!Array.isArray(parts) || parts.length !== 4) return null
  const [field, ways, value, id] = parts as unknown[]
  if (field !== sort.field || ways !== waysOf(sort) || typeof id !== 'string') return null
  return value === null || typeof value === 'string' || typeof value === 'number' ? { value, id } : null
}

/** In which of its ways a field is sorted by, as a number. */
const waysOf = ({ descending, emptyLast = false }: DeviceSort) => Number(descending) + 2 * Number(emptyLast)

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
