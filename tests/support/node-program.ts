import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { watchLog } from './log-watch'

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

export type NodeProgram = {
  pid: number
  /** Everything it has printed, line by line. */
  lines: string[]
  isRunning(): boolean
  /** The first line that the predicate likes, past or future; an error when the program ends without one. */
  line(predicate: (line: string) => boolean): Promise<string>
  exitCode: Promise<number | null>
  kill(signal?: NodeJS.Signals): void
  /** Ends it in good order; harmless when it has ended. */
  stop(): Promise<void>
}

/** Starts one of our TypeScript programs; it ends with the test process, however that ends. `root` is where it runs. */
export function startNodeProgram(
  args: string[],
  env: Record<string, string> = {},
  root: string = projectRoot,
): NodeProgram {
  const child = spawn(
    process.execPath,
    ['--import', './scripts/support/end-with-parent.mjs', '--import', 'tsx', ...args],
    {
      cwd: root,
      env: { ...bareEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
  const lines: string[] = []
  watchLog(args[0] ?? '', lines, env)
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', line => {
      lines.push(line)
      for (const listener of listeners) listener()
    })
  }
  const exitCode = once(child, 'close').then(([code]: (number | null)[]) => code ?? null)
  const isRunning = () => child.exitCode === null && child.signalCode === null

  const line = (predicate: (line: string) => boolean) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = lines.find(predicate)
        if (found !== undefined) resolve(found)
      }
      listeners.add(look)
      look()
      exitCode.then(code => reject(new Error(`${args.join(' ')} ended with code ${code}:\n${lines.join('\n')}`)))
    })

  return {
    pid: child.pid ?? 0,
    lines,
    isRunning,
    line,
    exitCode,
    kill: (signal = 'SIGKILL') => void child.kill(signal),
    stop: () => stop(child, isRunning, exitCode),
  }
}

async function stop(child: ChildProcess, isRunning: () => boolean, exitCode: Promise<unknown>): Promise<void> {
  if (!isRunning()) return
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), 25_000)
  await exitCode
  clearTimeout(impatience)
}

/** What a program needs of ours, without what the test runner adds (it sets NODE_ENV to "test", for one). */
function bareEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => /^(PATH|HOME|TMPDIR|TEMP|SystemRoot)$/i.test(name))
  return { ...Object.fromEntries(inherited), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
}
