import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedDatabase } from '../../lib/db/embedded/start'
import { projectRoot } from './node-program'

export type DataDirectory = { path: string; remove(): Promise<void> }

/** A DATA_DIR with an empty database in it: a copy, because making one takes five seconds and copying it none. */
export async function createDataDirectory(): Promise<DataDirectory> {
  const path = await mkdtemp(join(tmpdir(), 'console-data-'))
  await cp(await template(), path, { recursive: true })
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

let made: Promise<string> | undefined

/** Made once for each version of PGlite and kept among the installed packages. */
function template(): Promise<string> {
  made ??= makeTemplate()
  return made
}

async function makeTemplate(): Promise<string> {
  const packageFile = join(projectRoot, 'node_modules/@electric-sql/pglite/package.json')
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }
  const cache = join(projectRoot, 'node_modules/.cache/console-tests')
  const path = join(cache, `pglite-${version}`)
  if (existsSync(path)) return path

  await mkdir(cache, { recursive: true })
  const own = await mkdtemp(join(cache, 'new-'))
  const database = await startEmbeddedDatabase(own)
  await database.stop()
  // Another test process may have been faster; its template is as good as ours.
  await rename(own, path).catch(() => rm(own, { recursive: true, force: true }))
  return path
}
