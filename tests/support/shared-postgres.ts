import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { migrateDatabase } from '../../lib/db/migrate'
import type { Contents } from './data-directory'
import { projectRoot } from './node-program'
import { startPostgres } from './postgres'

/** Where `setup` says it to the processes that run the tests. */
const SERVER = 'TEST_POSTGRES_URL'

const TABLES = 'console_tables'

/**
 * One PostgreSQL server for the whole run of the integration tests, which most of their consoles have a database on: one on
 * the embedded database takes a third more of the processors. Browser tests, and tests of that database, use the embedded one.
 */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres()
  await query(server.url, `create database ${TABLES}`)
  await migrateDatabase(toDatabase(server.url, TABLES), join(projectRoot, 'lib/db/migrations'))
  process.env[SERVER] = server.url
  return server.stop
}

export const hasSharedPostgres = () => process.env[SERVER] !== undefined

/** A database of its own on that server; it goes with the server. */
export async function createSharedDatabase(contents: Contents = 'tables'): Promise<string> {
  const server = process.env[SERVER]
  if (!server) throw new Error('There is no PostgreSQL server for this run: only the integration tests have one.')
  const name = `console_${randomUUID().replaceAll('-', '')}`
  await query(server, `create database ${name} template ${contents === 'tables' ? TABLES : 'template1'}`)
  return toDatabase(server, name)
}

function toDatabase(server: string, name: string): string {
  return new URL(`/${name}`, server).href
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
