import { startEmbeddedDatabase } from '../../lib/db/embedded/start'
import { type Contents, createDataDirectory } from './data-directory'
import { createSharedDatabase } from './shared-postgres'

export type DatabaseServer = { url: string; stop(): Promise<void> }
export type StartDatabase = (contents: Contents) => Promise<DatabaseServer>

/** The two ways to have a database; the console must not be able to tell them apart. */
export const DATABASES: [name: string, start: StartDatabase][] = [
  ['the embedded database', startEmbedded],
  ['a PostgreSQL server', async contents => ({ url: await createSharedDatabase(contents), stop: async () => {} })],
]

/** The embedded database on files of its own, which go with it. */
async function startEmbedded(contents: Contents): Promise<DatabaseServer> {
  const dataDir = await createDataDirectory(contents)
  const { url, stop } = await startEmbeddedDatabase(dataDir.path)
  return {
    url,
    async stop() {
      await stop()
      await dataDir.remove()
    },
  }
}
