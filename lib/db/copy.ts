import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database } from './client'

/**
 * Runs a query that ends with `COPY ... FROM stdin`, all of it in one transaction, and gives it its rows: lines of values
 * made by `toCopyValue`, with tabs between them. It takes the database half of what rows in a parameter take.
 */
export async function copyRows(db: Database, query: string, lines: string): Promise<void> {
  const client = await db.$client.connect()
  try {
    await pipeline(Readable.from([Buffer.from(lines)]), client.query(copyFrom(query)))
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

/** A value as COPY reads it (PostgreSQL documentation, "COPY", "Text Format"). */
export function toCopyValue(value: string | null): string {
  if (value === null) return '\\N'
  return SPECIAL.test(value) ? value.replaceAll(EACH_SPECIAL, character => ESCAPES[character] ?? '') : value
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const SPECIAL = /[\\\t\n\r]/
const EACH_SPECIAL = /[\\\t\n\r]/g
