import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from '@/lib/db/client'
import { migrateDatabase } from '@/lib/db/migrate'
import { sessions } from '@/lib/db/schema'
import { DATABASES, type DatabaseServer } from '../support/databases'
import { startNodeProgram } from '../support/node-program'
import { startPostgres } from '../support/postgres'

describe.each(DATABASES)('With %s', (_, start) => {
  let server: DatabaseServer
  let database: Database
  beforeAll(async () => {
    server = await start('nothing')
    database = connect(server.url)
  })
  afterAll(async () => {
    await database?.$client.end()
    await server?.stop()
  })

  test('three consoles that start at once bring it up to date once', async () => {
    const starts = [1, 2, 3].map(() => startNodeProgram(['tests/support/migrate-once.ts', server.url]))
    const said = await Promise.all(starts.map(program => program.line(line => line.startsWith('applied'))))
    const applied = said.map(line => Number(line.split(' ')[1])).sort()
    expect(applied).toEqual([0, 0, expect.any(Number)])
    expect(applied[2]).toBeGreaterThan(0)
    expect(await migrateDatabase(server.url)).toBe(0)
  })

  test('a session comes back as it was stored', async () => {
    const stored = session('a')
    await database.insert(sessions).values(stored)
    const [found] = await database.select().from(sessions).where(eq(sessions.id, stored.id))
    expect(found).toMatchObject(stored)
    expect(found?.tokensVersion).toBe(0)
  })

  test('parallel queries with values each get their own rows', async () => {
    const asked = Array.from({ length: 600 }, (_, index) => index)
    const answers = await Promise.all(
      asked.map(async index => {
        const text = index % 2 === 0 ? 'select $1::int as even' : 'select $1::text as odd, $2::text as twice'
        const values: (number | string)[] = index % 2 === 0 ? [index] : [`${index}`, `${index}${index}`]
        const { rows } = await database.$client.query(text, values)
        return rows[0]
      }),
    )
    const expected = asked.map(index =>
      index % 2 === 0 ? { even: index } : { odd: `${index}`, twice: `${index}${index}` },
    )
    expect(answers).toEqual(expected)
  })

  test('parallel transactions do not see each other half done', async () => {
    await database.insert(sessions).values({ ...session('counter'), tokensVersion: 0 })
    const increment = () =>
      database.transaction(async work => {
        const [row] = await work.select().from(sessions).where(eq(sessions.id, 'counter')).for('update')
        await work
          .update(sessions)
          .set({ tokensVersion: (row?.tokensVersion ?? 0) + 1 })
          .where(eq(sessions.id, 'counter'))
      })
    await Promise.all(Array.from({ length: 40 }, increment))
    const [row] = await database.select().from(sessions).where(eq(sessions.id, 'counter'))
    expect(row?.tokensVersion).toBe(40)
  })

  test('a transaction whose client vanishes is undone, and the others go on', async () => {
    const client = await database.$client.connect()
    await client.query('begin')
    await client.query('update sessions set upn = $1', ['vanished'])
    client.release(true) // closes the connection with the transaction open
    const { rows } = await database.$client.query('select count(*)::int as count from sessions where upn = $1', [
      'vanished',
    ])
    expect(rows).toEqual([{ count: 0 }])
  })

  test('a failing query is an error for its asker only', async () => {
    const failing = database.$client.query('select 1 / $1::int', [0])
    const working = database.$client.query('select $1::int as one', [1])
    await expect(failing).rejects.toThrow('division by zero')
    expect((await working).rows).toEqual([{ one: 1 }])
  })

  test('a value of two megabytes goes in and comes out', async () => {
    const large = 'ä'.repeat(1_000_000)
    const { rows } = await database.$client.query<{ text: string }>('select $1::text as text', [large])
    expect(rows[0]?.text === large).toBe(true)
  })

  test('ids are ordered byte by byte, text that people read as people order it', async () => {
    const { rows } = await database.$client.query(
      `select array_agg(v order by v collate "C") as ids, array_agg(v order by v collate "und-x-icu") as names
       from unnest($1::text[]) v`,
      [['b', 'a', 'B', 'ä']],
    )
    expect(rows).toEqual([{ ids: ['B', 'a', 'b', 'ä'], names: ['a', 'ä', 'b', 'B'] }])
  })
})

test('connections open again after a PostgreSQL server was away', async () => {
  const server = await startPostgres()
  const { $client: pool } = connect(server.url)
  try {
    await Promise.all(Array.from({ length: 10 }, () => pool.query('select 1')))
    await server.restart()
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  } finally {
    await pool.end()
    await server.stop()
  }
})

function session(id: string): typeof sessions.$inferInsert {
  const at = new Date('2026-11-22T10:00:00.000Z')
  return {
    id,
    tenantId: 'tenant',
    objectId: 'object',
    name: "Ada O'Admin",
    upn: 'ada.admin@contoso.example',
    roles: ['Console.Admin', 'with, comma'],
    tokens: 'sealed',
    accessExpiresAt: at,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: at,
  }
}
