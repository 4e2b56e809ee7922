import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect, type Database } from '@/lib/db/client'
import { copyRows, toCopyValue } from '@/lib/db/copy'
import { withoutGoAhead } from '@/lib/db/embedded/copy-in'
import { DATABASES, type DatabaseServer } from '../support/databases'

const TEXTS = [
  'plain',
  '',
  '\\N',
  '\\',
  'a\tb',
  'a\nb',
  'a\rb\r\n',
  '\\.',
  'it\'s "so"',
  '=1+1',
  'zoë 王 🖥️',
  '\\t',
  null,
]

const COPY = 'copy entries (number, text) from stdin'

describe.each(DATABASES)('With %s', (_, start) => {
  let server: DatabaseServer
  let db: Database

  beforeAll(async () => {
    server = await start('nothing')
    db = connect(server.url)
  })
  beforeEach(async () => {
    await db.$client.query('drop table if exists entries; create table entries (number int primary key, text text)')
  })
  afterAll(async () => {
    await db?.$client.end()
    await server?.stop()
  })

  const stored = async () =>
    (await db.$client.query<{ text: string | null }>('select text from entries order by number')).rows.map(
      ({ text }) => text,
    )

  test('every text arrives as it is', async () => {
    const lines = TEXTS.map((text, number) => `${number}\t${toCopyValue(text)}\n`).join('')
    await copyRows(db, COPY, lines)
    expect(await stored()).toEqual(TEXTS)
  })

  test('rows of many megabytes arrive, and others are answered meanwhile', async () => {
    const long = 'x'.repeat(1_000)
    const lines = Array.from({ length: 20_000 }, (_row, number) => `${number}\t${long}\n`).join('')
    const copied = copyRows(db, COPY, lines)
    expect((await db.$client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await copied
    expect((await db.$client.query('select count(*)::int as count from entries')).rows).toEqual([{ count: 20_000 }])
  })

  test('no rows at all are no error', async () => {
    await copyRows(db, COPY, '')
    expect(await stored()).toEqual([])
  })

  test('what stands before it is one transaction with it', async () => {
    await copyRows(db, `insert into entries values (0, 'before'); ${COPY}`, '1\tcopied\n')
    expect(await stored()).toEqual(['before', 'copied'])
    await expect(copyRows(db, `insert into entries values (2, 'again'); ${COPY}`, '1\ttwice\n')).rejects.toThrow(
      /duplicate key/,
    )
    await expect(copyRows(db, `insert into entries values (0, 'twice'); ${COPY}`, '3\tnever\n')).rejects.toThrow(
      /duplicate key/,
    )
    expect(await stored()).toEqual(['before', 'copied'])
  })

  test('rows that cannot be read are refused, all of them', async () => {
    await expect(copyRows(db, COPY, '1\tgood\nbad\tbad\n')).rejects.toThrow(/invalid input syntax/)
    await expect(copyRows(db, 'copy nowhere (number) from stdin', '1\n')).rejects.toThrow(/"nowhere" does not exist/)
    expect(await stored()).toEqual([])
  })

  test('whoever breaks off has written nothing, and can go on', async () => {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    async function* rows() {
      yield '1\tgood\n'
      throw new Error('no more')
    }
    await expect(pipeline(Readable.from(rows()), client.query(copyFrom(COPY)))).rejects.toThrow('no more')
    expect((await client.query('select count(*)::int as count from entries')).rows).toEqual([{ count: 0 }])
    await client.end()
  })

  test('whoever leaves in the middle holds nobody up', async () => {
    const client = new pg.Client({ connectionString: server.url })
    client.on('error', () => {})
    await client.connect()
    const stream = client.query(copyFrom(COPY))
    stream.on('error', () => {})
    stream.write('1\tgood\n')
    await new Promise(resolve => setTimeout(resolve, 100))
    ;(client as pg.Client & { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
    expect(await stored()).toEqual([])
  })
})

test('of an answer of the embedded database, all arrives but its own request for rows', () => {
  const [complete, goAhead, ready] = [
    [0x43, 0, 0, 0, 7, 0x44, 0x4f, 0],
    [0x47, 0, 0, 0, 9, 0, 0, 1, 0, 0],
    [0x5a, 0, 0, 0, 5, 0x49],
  ]
  const without = (...messages: number[][]) => [...withoutGoAhead(Uint8Array.from(messages.flat()))]
  expect(without(complete, goAhead, ready)).toEqual([...complete, ...ready])
  expect(without(goAhead)).toEqual([])
  expect(without(complete, ready)).toEqual([...complete, ...ready])
  expect(without()).toEqual([])
})
