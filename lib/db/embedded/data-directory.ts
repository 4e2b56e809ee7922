import { spawnSync } from 'node:child_process'
import { constants, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The data directory cannot be ours now; the message tells the operator why and what to do. */
export class DataDirectoryError extends Error {
  readonly code = 'data_directory'
  override readonly name = 'DataDirectoryError'
}

/**
 * Takes the data directory for this process alone, until the process ends in whatever way: PGlite loses data silently
 * when two processes open the same files. The lock is the operating system's own, on an open file, so that a killed
 * holder leaves nothing behind, a reused process id fools nobody, and containers that share a volume see each other.
 * @throws DataDirectoryError when another process has it or the directory cannot be used
 */
export function claimDataDirectory(dataDir: string): void {
  const directory = resolve(dataDir)
  const lockFile = join(directory, 'console.lock')
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new DataDirectoryError(`DATA_DIR ${directory} cannot be written. Choose another one, or set DATABASE_URL.`, {
      cause,
    })
  }
  const file = openLocked(lockFile)
  if (file === undefined) {
    throw new DataDirectoryError(
      `Another console${ownerOf(lockFile)} is using the data in ${directory}. Stop it first, give this one its own DATA_DIR, ` +
        'or set DATABASE_URL: several consoles can share a PostgreSQL server, but not an embedded database.',
    )
  }
  // Kept open, never closed: the lock goes when the process does.
  ftruncateSync(file)
  writeSync(file, `${process.pid}\n`)
}

/** The locked file, or undefined when another process holds it. */
function openLocked(path: string): number | undefined {
  return process.platform === 'linux' ? openWithFlock(path) : openExclusively(path)
}

/** Node has no flock(2) of its own; flock(1), of util-linux and BusyBox, locks the open file it inherits from us. */
function openWithFlock(path: string): number | undefined {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  const { status, error, stderr } = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'pipe', file] })
  if (status === 0) return file
  if (status === 1) return undefined
  throw new DataDirectoryError(
    `The lock on ${path} failed (${error?.message ?? String(stderr).trim()}). The embedded database needs the flock ` +
      'command of util-linux and a file system that can lock; or set DATABASE_URL.',
  )
}

/** macOS has O_EXLOCK, a flock taken while opening; on Windows libuv reads its own bit as "no sharing". */
const O_EXLOCK = process.platform === 'win32' ? 0x1000_0000 : 0x20

function openExclusively(path: string): number | undefined {
  const nonBlocking = process.platform === 'win32' ? 0 : constants.O_NONBLOCK
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT | nonBlocking | O_EXLOCK, 0o600)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'EAGAIN' || code === 'EWOULDBLOCK' || code === 'EBUSY') return undefined
    throw new DataDirectoryError(`The lock on ${path} failed (${String(code)}).`, { cause })
  }
}

function ownerOf(lockFile: string): string {
  try {
    return ` (process ${readFileSync(lockFile, 'utf8').trim()})`
  } catch {
    return '' // Windows lets nobody else read it
  }
}
