import pg from 'pg'
import journal from './migrations/meta/_journal.json'

/** How a database stands against this version: changes still to be made, or made by a newer version than this. */
export type MigrationState = { pending: number; isNewer: boolean }

/** Looks and changes nothing; `migrateDatabase` is what makes the changes. Rejects with pg's error. */
export async function readMigrationState(connectionString: string): Promise<MigrationState> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {}) // a lost connection also rejects the query under way, which is where it is handled
  await client.connect()
  try {
    const table = await client.query<{ name: string | null }>(
      "SELECT to_regclass('drizzle.__drizzle_migrations') AS name",
    )
    if (!table.rows[0]?.name) return { pending: journal.entries.length, isNewer: false }
    const latest = await client.query<{ at: string }>(
      'SELECT coalesce(max(created_at), 0) AS at FROM drizzle.__drizzle_migrations',
    )
    const since = Number(latest.rows[0]?.at ?? 0)
    return {
      pending: journal.entries.filter(entry => entry.when > since).length,
      isNewer: journal.entries.every(entry => entry.when < since),
    }
  } finally {
    await client.end()
  }
}
