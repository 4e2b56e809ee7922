import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { claimDataDirectory, DataDirectoryError } from './data-directory'
import type { FromDatabase } from './start'
import { createWireServer } from './wire-server'

/**
 * How long a function of the database runs before the engine compiles it once more, and better, as about so many bytes of
 * code. Of Node 20 it is 1.8 million, which so many functions reach in one sync of a fleet that compiling them takes more of
 * the processor than the database itself. An engine that does not know the flag says so and goes on.
 */
const BYTES_BEFORE_OPTIMISING = 60_000_000

/**
 * The embedded database's own process: PostgreSQL in WebAssembly on the files of DATA_DIR, served at the address that
 * its parent chose. A process of its own, because a query blocks its event loop. It ends with its parent.
 */
async function main([dataDir, address]: string[]): Promise<void> {
  if (!dataDir || !address) throw new Error('usage: process.ts DATA_DIR ADDRESS')
  process.on('SIGINT', () => {}) // Ctrl+C reaches the whole group; the parent says when it is our turn to end

  claimDataDirectory(dataDir)
  const files = join(resolve(dataDir), 'postgres')
  if (!existsSync(files)) {
    await initialise(files)
    report({ event: 'initialised' })
    process.disconnect()
    return
  }
  const database = await open(files)

  const server = createWireServer(database, cause => {
    const error = cause instanceof Error ? cause.stack : String(cause)
    process.stderr.write(`${JSON.stringify({ level: 'fatal', msg: 'The embedded database failed.', error })}\n`)
    process.exit(70)
  })
  const port = Number(address)
  const isPort = !Number.isNaN(port)
  const end = async () => {
    server.close()
    await database.close()
    if (!isPort) rmSync(dirname(address), { recursive: true, force: true }) // a killed parent cannot
    process.exit(0)
  }
  process.once('SIGTERM', end)
  process.once('disconnect', end)
  if (!process.connected) return end()

  server.listen(isPort ? { host: '127.0.0.1', port } : { path: address }, () => {
    const bound = server.address()
    report({ event: 'listening', port: typeof bound === 'object' && bound ? bound.port : undefined })
  })
}

/** Under another name until they are complete: half-made files, after a kill, are made again and not opened. */
async function initialise(files: string): Promise<void> {
  const unfinished = `${files}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const database = await open(unfinished)
  await database.close()
  renameSync(unfinished, files)
}

function open(files: string): Promise<PGlite> {
  setFlagsFromString(`--wasm-tiering-budget=${BYTES_BEFORE_OPTIMISING}`)
  return PGlite.create({
    dataDir: files,
    extensions: { pg_trgm },
    postgresqlconf: [
      'shared_buffers=8MB', // 170 MB resident instead of 490; the file system caches as well
      'wal_init_zero=off', // its log is written once, and not filled with zeros before
    ],
  })
}

function report(message: FromDatabase): void {
  process.send?.(message)
}

main(process.argv.slice(2)).catch((cause: unknown) => {
  const message = cause instanceof Error ? cause.message : String(cause)
  report({ event: 'failed', message, expected: cause instanceof DataDirectoryError })
  process.exitCode = 1
  process.disconnect?.()
})
