import pg from 'pg'
import { type ConsoleOptions, type RunningConsole, startConsole } from './console-server'
import { createSharedDatabase } from './shared-postgres'

export type ConsoleWithDatabase = RunningConsole & {
  /** Runs SQL on the console's database, beside the console. */
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
  /** Every row of every table, as text: what somebody with a dump of the database reads. */
  dump(): Promise<string>
}

/** A console whose database the test can look into: one on the PostgreSQL server of the run. */
export async function startConsoleWithDatabase(options: ConsoleOptions = {}): Promise<ConsoleWithDatabase> {
  const url = await createSharedDatabase()
  const server = await startConsole({ ...options, env: { DATABASE_URL: url, ...options.env } })
  const pool = new pg.Pool({ connectionString: url, max: 1 })

  async function sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await pool.query(text, values)).rows as Row[] // as the test says
  }
  return {
    ...server,
    sql,
    async dump() {
      const tables = await sql<{ name: string }>(
        `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
         where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
      )
      const rows = []
      for (const { name } of tables) rows.push(...(await sql<{ row: string }>(`select t::text as row from ${name} t`)))
      return rows.map(({ row }) => row).join('\n')
    },
    async stop() {
      await pool.end()
      await server.stop()
    },
  }
}
