import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { forwardLogLines } from './log-lines'

/** Less than the 30 seconds that Kubernetes and Docker Compose usually give before they kill. */
const DRAIN_MS = 20_000

/**
 * By itself glibc keeps the memory of large pieces for later ones of their size; after a sync that is some 60 MB. And it
 * keeps apart what each thread has freed, up to eight arenas for a processor; with two, less lies idle.
 */
const MEMORY_SETTINGS = { MALLOC_MMAP_THRESHOLD_: String(64 * 1_024), MALLOC_ARENA_MAX: '2' }

export type RunningServer = { ended: Promise<number>; stop(): Promise<void> }

export const isBuilt = () => existsSync('.next/BUILD_ID')

/** Starts Next as a child in a process group of its own: Ctrl+C reaches us only, and we end things in their order. */
export function startServer(options: { dev: boolean; port: number; databaseUrl: string }): RunningServer {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const endWithParent = new URL('../support/end-with-parent.mjs', import.meta.url).href
  const isTerminal = process.stdout.isTTY === true
  const output = isTerminal ? 'inherit' : 'pipe'
  const child = spawn(
    process.execPath,
    ['--import', endWithParent, next, options.dev ? 'dev' : 'start', '--port', String(options.port)],
    {
      detached: process.platform !== 'win32', // there it would open a console window
      env: { NEXT_TELEMETRY_DISABLED: '1', ...MEMORY_SETTINGS, ...process.env, DATABASE_URL: options.databaseUrl },
      stdio: ['ignore', output, output, 'ipc'],
    },
  )
  if (child.stdout) forwardLogLines(child.stdout, process.stdout, 'info')
  if (child.stderr) forwardLogLines(child.stderr, process.stderr, 'error')

  const ended = new Promise<number>(resolve => {
    child.once('exit', code => resolve(code ?? 1))
  })
  return { ended, stop: () => drain(child, ended) }
}

/** Next finishes the requests under way on SIGTERM; an endless one (an event stream) must not hold it for ever. */
async function drain(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS)
  await ended
  clearTimeout(impatience)
}
