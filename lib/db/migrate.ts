import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import pg from 'pg'

/** Any number does, as long as nothing else in the same database uses it ("mdc1" in ASCII). */
const MIGRATION_LOCK = 0x6d64_6331

/**
 * Brings the database's tables up to date: everything or nothing, in one transaction.
 * Several consoles may start at once: the others wait for the first, then find nothing to do. (The migrator of
 * drizzle-orm takes no lock and fails then; the table it keeps is the same, so its tools stay usable.)
 * @returns how many migrations were applied
 */
export async function migrateDatabase(connectionString: string, folder = join(process.cwd(), 'lib/db/migrations')) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // a lost connection also rejects the query under way, which is where it is handled
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    const applied = await applyMigrations(client, folder)
    await client.query('COMMIT')
    return applied
  } finally {
    await client.end() // an open transaction ends with its connection
  }
}

async function applyMigrations(client: pg.Client, folder: string): Promise<number> {
  await client.query('CREATE SCHEMA IF NOT EXISTS drizzle')
  await client.query(
    'CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL, created_at bigint)',
  )
  const latest = await client.query<{ at: string }>(
    'SELECT coalesce(max(created_at), 0) AS at FROM drizzle.__drizzle_migrations',
  )
  const since = Number(latest.rows[0]?.at ?? 0)

  const pending = readMigrationFiles({ migrationsFolder: folder }).filter(migration => migration.folderMillis > since)
  for (const migration of pending) {
    for (const statement of migration.sql) await client.query(statement)
    await client.query('INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)', [
      migration.hash,
      migration.folderMillis,
    ])
  }
  return pending.length
}
