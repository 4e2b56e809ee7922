import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '@/lib/db/client'

/** Of PostgreSQL's pages of 8 KB, each with a dozen devices or so: some 2,000 rows. */
const PAGES_PER_PART = 160

/**
 * Reads a table part by part, so that nothing large is held at once and others get their turn in between, in the order in
 * which its rows lie: in that of an index, nearly each row would mean fetching another page. A row that is written
 * meanwhile may be missing, or come twice.
 * @param read reads the rows that meet a condition
 */
export async function* readParts<Row>(
  db: Database,
  table: PgTable,
  read: (isInPart: SQL) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  const size = await db.execute<{ pages: number }>(
    sql`select (pg_relation_size(${getTableName(table)}::regclass) / current_setting('block_size')::integer)::integer as pages`,
  )
  const pages = size.rows[0]?.pages ?? 0
  for (let first = 0; first < pages; first += PAGES_PER_PART) {
    const [from, to] = [`(${first},0)`, `(${first + PAGES_PER_PART},0)`]
    yield await read(sql`${table}.ctid >= ${from}::tid and ${table}.ctid < ${to}::tid`)
  }
}
