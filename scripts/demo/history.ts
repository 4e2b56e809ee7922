import { loadConfiguration } from '../start/configuration'
import { migrateWhenReachable, openDatabase } from '../start/database'
import { createSandboxClock } from './sandbox-clock'
import { writeHistory } from './write-history'

/**
 * Writes the history of a demo that is new: what a console would know that had read the fleet every morning of the past
 * days. It prints "3 of 91" after the third of 90 days and now, and ends with 1 when it did not come to its end.
 */
async function main([days, sandboxUrl]: string[]): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())

  const environment = loadConfiguration({ dev: false })
  const database = await openDatabase(environment)
  try {
    await migrateWhenReachable(database.url)
    // The console's own modules find their database there, as they do in the server.
    process.env.DATABASE_URL = database.url
    await writeHistory({
      days: Number(days),
      clock: createSandboxClock(String(sandboxUrl)),
      signal: stop.signal,
      onDay: (day, all) => console.log(`${day} of ${all}`),
    })
  } finally {
    await database.stop()
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
