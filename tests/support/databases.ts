import { startEmbeddedDatabase } from '../../lib/db/embedded/start'
import { createDataDirectory } from './data-directory'
import { startPostgres } from './postgres'

export type DatabaseServer = { url: string; stop(): Promise<void> }

/** The two ways to have a database; the console must not be able to tell them apart. */
export const DATABASES: [name: string, start: () => Promise<DatabaseServer>][] = [
  ['the embedded database', startEmbedded],
  ['a PostgreSQL server', startPostgres],
]

/** The embedded database on files of its own, which go with it; without tables, as PostgreSQL comes. */
async function startEmbedded(): Promise<DatabaseServer> {
  const dataDir = await createDataDirectory('nothing')
  const { url, stop } = await startEmbeddedDatabase(dataDir.path)
  return {
    url,
    async stop() {
      await stop()
      await dataDir.remove()
    },
  }
}
