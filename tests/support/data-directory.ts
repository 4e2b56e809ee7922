import { createHash } from 'node:crypto'
import { cpSync, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { startEmbeddedDatabase } from '../../lib/db/embedded/start'
import { migrateDatabase } from '../../lib/db/migrate'
import { projectRoot } from './node-program'

const MIGRATIONS = join(projectRoot, 'lib/db/migrations')

export type DataDirectory = { path: string; remove(): Promise<void> }

/** The console's tables without a row, as after a start; or a database that no console has used. */
export type Contents = 'tables' | 'nothing'

/** A DATA_DIR with a database in it: a copy, as making one takes five seconds. (`cp` of node:fs/promises takes twice as long.) */
export async function createDataDirectory(contents: Contents = 'tables'): Promise<DataDirectory> {
  const path = await mkdtemp(join(tmpdir(), 'console-data-'))
  cpSync(await template(contents), path, { recursive: true })
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

const made = new Map<Contents, Promise<string>>()

/** Made once for each version of PGlite and of the tables, and kept among the installed packages. */
function template(contents: Contents): Promise<string> {
  const known = made.get(contents)
  if (known) return known
  const path = makeTemplate(contents)
  made.set(contents, path)
  return path
}

async function makeTemplate(contents: Contents): Promise<string> {
  const packageFile = join(projectRoot, 'node_modules/@electric-sql/pglite/package.json')
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }
  const cache = join(projectRoot, 'node_modules/.cache/console-tests')
  const path = join(cache, contents === 'tables' ? `pglite-${version}-${hashOfTables()}` : `pglite-${version}`)
  if (existsSync(path)) return path

  await mkdir(cache, { recursive: true })
  const own = await mkdtemp(join(cache, 'new-'))
  if (contents === 'tables') cpSync(await template('nothing'), own, { recursive: true })
  const database = await startEmbeddedDatabase(own)
  if (contents === 'tables') await migrateDatabase(database.url, MIGRATIONS)
  await database.stop()
  // Another test process may have been faster; its template is as good as ours.
  await rename(own, path).catch(() => rm(own, { recursive: true, force: true }))
  return path
}

function hashOfTables(): string {
  const hash = createHash('sha256')
  for (const migration of readMigrationFiles({ migrationsFolder: MIGRATIONS })) hash.update(migration.hash)
  return hash.digest('hex').slice(0, 12)
}
