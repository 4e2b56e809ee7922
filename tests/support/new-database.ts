import { createDataDirectory } from './data-directory'
import { createSharedDatabase, hasSharedPostgres } from './shared-postgres'

export type NewDatabase = {
  /** The console's settings for it. */
  settings: Record<string, string>
  remove(): Promise<void>
}

/** A database with the console's tables, on the server of this run where there is one, else embedded in the console. */
export async function createDatabase(): Promise<NewDatabase> {
  if (hasSharedPostgres()) return { settings: { DATABASE_URL: await createSharedDatabase() }, remove: async () => {} }
  const { path, remove } = await createDataDirectory()
  return { settings: { DATA_DIR: path }, remove }
}
