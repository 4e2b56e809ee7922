import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environmentOfChild } from '@/lib/env'
import { DataDirectoryError } from './data-directory'

/** What the database's process tells its parent. */
export type FromDatabase =
  | { event: 'initialised' }
  | { event: 'listening'; port: number | undefined }
  | { event: 'failed'; message: string; expected: boolean }

export type EmbeddedDatabase = {
  url: string
  pid: number
  /** Settles when the process has ended, whoever ended it. */
  ended: Promise<void>
  /** Ends it in good order; harmless when it has ended already. */
  stop(): Promise<void>
}

/**
 * Starts the embedded database in its own process.
 * It listens on a Unix socket in a directory that only this user can enter: PGlite asks for no password. Windows has
 * none that `pg` can use, so there it is a free port of 127.0.0.1, open to every user of that machine.
 * @throws DataDirectoryError when the directory is in use or unusable
 */
export async function startEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const socketDirectory = process.platform === 'win32' ? undefined : mkdtempSync(join(tmpdir(), 'console-db-'))
  // 5432 is part of the socket's name by PostgreSQL's convention, which is how clients find it in the directory.
  const address = socketDirectory ? join(socketDirectory, '.s.PGSQL.5432') : '0'
  const child = fork(fileURLToPath(new URL('./process.ts', import.meta.url)), [dataDir, address], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    // What the compilation of WebAssembly takes, glibc keeps for each thread that took part, unless all share one arena.
    env: environmentOfChild({ MALLOC_ARENA_MAX: '1' }),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => {
      if (socketDirectory) rmSync(socketDirectory, { recursive: true, force: true })
      resolve()
    })
  })

  const report = await firstReport(child)
  if (report.event === 'failed') {
    throw report.expected ? new DataDirectoryError(report.message) : new Error(report.message)
  }
  if (report.event === 'initialised') {
    // Making the files takes 500 MB that WebAssembly never gives back, so the process that serves them is another.
    await ended
    return startEmbeddedDatabase(dataDir)
  }
  return {
    url: socketDirectory
      ? `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(socketDirectory)}`
      : `postgresql://postgres@127.0.0.1:${report.port}/postgres`,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function firstReport(child: ChildProcess): Promise<FromDatabase> {
  return new Promise((resolve, reject) => {
    child.once('message', message => resolve(message as FromDatabase)) // ./process.ts sends nothing else
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`The embedded database ended as it started (code ${code}).`)))
  })
}
