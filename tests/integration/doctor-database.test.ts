import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrateDatabase } from '@/lib/db/migrate'
import { readMigrationState } from '@/lib/db/migration-state'
import { checkDatabase } from '@/lib/doctor/check-database'
import { type RunningPostgres, startPostgres } from '../support/postgres'

describe("The doctor's look at the database", () => {
  let postgres: RunningPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  const look = (url = postgres.url) => checkDatabase(() => readMigrationState(url))

  /** One statement by an administrator of the database. */
  async function run(statement: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
    try {
      return (await client.query(statement)).rows
    } finally {
      await client.end()
    }
  }

  test('an empty one wants migrations and gets none from looking; a migrated one passes; a newer one is told', async () => {
    expect(await look()).toMatchObject({
      outcome: 'warning',
      found: expect.stringMatching(/[1-9]\d* changes to its tables/),
    })
    expect(await run("SELECT 1 FROM information_schema.tables WHERE table_schema IN ('public', 'drizzle')")).toEqual([])

    await migrateDatabase(postgres.url)
    expect(await look()).toMatchObject({ outcome: 'passed' })

    await run('DELETE FROM drizzle.__drizzle_migrations WHERE id = (SELECT max(id) FROM drizzle.__drizzle_migrations)')
    expect(await look()).toMatchObject({ outcome: 'warning', found: expect.stringMatching(/; 1 change/) })

    await run("INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('later', 9000000000000)")
    expect(await look()).toMatchObject({ outcome: 'warning', found: expect.stringContaining('newer version') })
  })

  test.each([
    ['a wrong password', (url: string) => url.replace(':postgres@', ':canary@'), /wrong user or password \(28P01\)/],
    ['a database that is not there', (url: string) => url.replace(/postgres$/, 'canary'), /no such database \(3D000\)/],
  ])('%s is named, without quoting it', async (_, change, found) => {
    const step = await look(change(postgres.url))
    expect(step).toMatchObject({ outcome: 'failed', found: expect.stringMatching(found) })
    expect(JSON.stringify(step)).not.toContain('canary')
  })
})
