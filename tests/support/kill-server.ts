import { execFileSync } from 'node:child_process'
import type { RunningConsole } from './console-server'

/**
 * Kills a console's web server without a warning, as a crash or a lack of memory would: it cannot finish or give back
 * anything. The server is a child of the start command, which ends when it does.
 */
export async function killServer({ program }: RunningConsole): Promise<void> {
  const processes = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const children = processes
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, parent]) => (pid && parent === program.pid ? [pid] : []))
  if (children.length === 0) throw new Error('The console runs no server')
  for (const pid of children) process.kill(pid, 'SIGKILL')
  await program.exitCode
}
