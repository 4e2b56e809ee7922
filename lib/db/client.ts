import 'server-only'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { ConfigurationError, getEnvironment } from '@/lib/env'
import * as schema from './schema'

export type Database = ReturnType<typeof connect>

/** Kept on globalThis, because hot reload runs this module again and would leave the old pool's connections open. */
const holder = globalThis as typeof globalThis & { consoleDatabase?: Database }

/** The console's database; connections open on the first query and again after the server was away. */
export function getDatabase(): Database {
  holder.consoleDatabase ??= connect(requireDatabaseUrl())
  return holder.consoleDatabase
}

/**
 * Named prepared statements (drizzle's `.prepare()`), LISTEN and session advisory locks are not to be used:
 * the embedded database has one backend for all connections, and poolers such as PgBouncer have the same limits.
 */
export function connect(connectionString: string) {
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    connectionTimeoutMillis: 5_000,
    // Whoever comes after a quiet moment need not wait for a new connection; what lies between drops idle ones later.
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: 60_000,
    application_name: 'managed-desktop-console',
  })
  // An idle connection that the server closes is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  return drizzle(pool, { schema })
}

/** @throws ConfigurationError when there is none */
export function requireDatabaseUrl(): string {
  const { DATABASE_URL } = getEnvironment()
  if (DATABASE_URL) return DATABASE_URL
  throw new ConfigurationError([
    'DATABASE_URL is missing; start the console with "npm start", which brings a database along, or set DATABASE_URL',
  ])
}
