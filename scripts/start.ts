import { readConfiguration } from './start/configuration'
import { migrateWhenReachable, openDatabase } from './start/database'
import { say } from './start/say'
import { isBuilt, startServer } from './start/server'
import { whenNpmIsGone } from './support/parent.mjs'

/**
 * `npm start`, and with --dev `npm run dev`: the configuration is checked, the database is there and up to date, then
 * the server starts. They end together: whatever ends first, on a signal or by accident, takes the others with it.
 */
async function main(): Promise<void> {
  const dev = process.argv.includes('--dev')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))
  whenNpmIsGone(() => end(0))

  const environment = readConfiguration({ dev })
  if (!dev && !isBuilt()) throw new Error('There is no build to start. Make one first: npm run build')

  const database = await openDatabase(environment)
  atEnd.push(database.stop)
  database.ended.then(() => fail('The embedded database ended unexpectedly, so the console ends too.'))
  await migrateWhenReachable(database.url)
  if (isEnding) return

  const server = startServer({ dev, port: environment.PORT, databaseUrl: database.url })
  atEnd.push(server.stop)
  server.ended.then(code => end(code === 0 ? 1 : code)) // nobody asked it to end
}

const atEnd: (() => Promise<void>)[] = []
let isEnding = false

/** Ends what was started, last first. Whatever is only just starting ends by itself when this process is gone. */
async function end(exitCode: number): Promise<void> {
  if (isEnding) return
  isEnding = true
  for (const stop of atEnd.reverse()) await stop()
  process.exit(exitCode)
}

function fail(message: string): void {
  if (isEnding) return
  say(message, 'error')
  end(1)
}

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)))
