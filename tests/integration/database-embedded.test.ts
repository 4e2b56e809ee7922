import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataDirectoryError } from '@/lib/db/embedded/data-directory'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '@/lib/db/embedded/start'
import { createDataDirectory, type DataDirectory } from '../support/data-directory'

let dataDir: string
let directory: DataDirectory
const started: EmbeddedDatabase[] = []

beforeEach(async () => {
  directory = await createDataDirectory()
  dataDir = directory.path
})
afterEach(async () => {
  await Promise.all(started.splice(0).map(database => database.stop()))
  await directory.remove()
})

test('a second console on the same data is refused and told who has it', async () => {
  const first = await start()
  const refusal = await startEmbeddedDatabase(dataDir).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(DataDirectoryError)
  expect(String(refusal)).toContain(`process ${first.pid}`)
  expect(String(refusal)).toContain('DATABASE_URL')
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('of three consoles that start at the same moment one gets the data', async () => {
  const results = await Promise.allSettled(Array.from({ length: 3 }, () => start()))
  expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(DataDirectoryError)
})

test('killed at any moment, it loses nothing that was committed, and the next one starts at once', async () => {
  let committed = 0
  for (let round = 0; round < 4; round++) {
    const database = await start()
    const client = await open(database.url)
    await client.query('create table if not exists entries (number int primary key, text text)')
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from entries')
    expect(rows[0]?.count).toBeGreaterThanOrEqual(committed)
    committed = rows[0]?.count ?? 0

    const killTime = setTimeout(() => process.kill(database.pid, 'SIGKILL'), 150 + round * 70)
    try {
      for (;;) {
        await client.query('insert into entries values ($1, $2)', [committed + 1, 'x'.repeat(500)])
        committed += 1
      }
    } catch {
      // the connection broke: that insert may be there or not, those before it must be
    }
    clearTimeout(killTime)
    await database.ended
  }
  expect(committed).toBeGreaterThan(20)
})

test('a lock file that names a process of today, left by one that was killed, stops nobody', async () => {
  await writeFile(join(dataDir, 'console.lock'), `${process.pid}\n`)
  expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('files that were only half made are made again', async () => {
  await rm(join(dataDir, 'postgres'), { recursive: true })
  await mkdir(join(dataDir, 'postgres.unfinished'))
  await writeFile(join(dataDir, 'postgres.unfinished', 'PG_VERSION'), '17\n')
  expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await readdir(dataDir)).not.toContain('postgres.unfinished')
})

test('a data directory that cannot be made is a clear refusal', async () => {
  await writeFile(join(dataDir, 'file'), '')
  await expect(startEmbeddedDatabase(join(dataDir, 'file', 'below'))).rejects.toThrow(/DATA_DIR .* cannot be written/)
})

test('no other user of the machine can reach it, and its socket goes with it', async () => {
  const database = await start()
  const sockets = socketDirectory(database.url)
  expect((await stat(sockets)).mode & 0o077).toBe(0)
  await database.stop()
  expect(existsSync(sockets)).toBe(false)
})

test('somebody who speaks no PostgreSQL is cut off, and an unanswered one holds nobody up', async () => {
  const { url } = await start()
  const path = join(socketDirectory(url), '.s.PGSQL.5432')
  const silent = createConnection(path)
  const babbler = createConnection(path)
  babbler.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await new Promise(resolve => babbler.once('close', resolve))
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  silent.destroy()
})

test('it can search text by trigrams, like the server it stands in for', async () => {
  const { url } = await start()
  await query(url, 'create extension pg_trgm')
  expect(await query(url, "select show_trgm('ab') is not null as there")).toEqual([{ there: true }])
})

async function start(): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase(dataDir)
  started.push(database)
  return database
}

async function open(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the tests break connections on purpose
  await client.connect()
  return client
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = await open(url)
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function socketDirectory(url: string): string {
  const found = new URL(url).searchParams.get('host')
  if (!found) throw new Error(`${url} is not on a Unix socket`)
  return found
}
