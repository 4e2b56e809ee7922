// Starts children so that none of them outlives us, whether we end in good order, crash or are killed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

const isWindows = process.platform === 'win32'
const endWithParent = new URL('./end-with-parent.mjs', import.meta.url).href

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** @typedef {{ env?: Record<string, string>, onLine?: (line: string) => void }} Options */

/**
 * A child in a process group of its own: Ctrl+C in the terminal reaches us alone, and we end the children in order.
 * @param {string} command @param {string[]} args @param {Options} options @param {boolean} withChannel
 */
function start(command, args, { env = {}, onLine }, withChannel) {
  const child = spawn(command, args, {
    detached: !isWindows,
    shell: isWindows && command === 'npm', // npm is a .cmd file there
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(withChannel ? [/** @type {const} */ ('ipc')] : [])],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  for (const stream of [child.stdout, child.stderr]) forEachLine(stream, line => onLine?.(line))
  return child
}

/**
 * A Node program that goes on until it is ended; it ends by itself should we be killed.
 * @param {string[]} args @param {Options} [options]
 */
export function startNode(args, options = {}) {
  return start(process.execPath, ['--import', endWithParent, ...args], options, true)
}

/**
 * Runs a command to its end.
 * @param {string} command @param {string[]} args @param {Options} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, args, options = {}) {
  /** @type {string[]} */
  const lines = []
  const onLine = (/** @type {string} */ line) => {
    lines.push(line)
    options.onLine?.(line)
  }
  const child = start(command, args, { ...options, onLine }, false)
  const code = await new Promise(resolve => {
    child.once('error', error => {
      lines.push(error.message)
      resolve(127)
    })
    child.once('close', (/** @type {number | null} */ exitCode) => resolve(exitCode ?? 1))
  })
  return { code, output: lines.join('\n') }
}

/**
 * As `run`, but a failure is an error that carries the end of what the command printed.
 * @param {string} command @param {string[]} args @param {Options} [options]
 */
export async function runOrThrow(command, args, options = {}) {
  const { code, output } = await run(command, args, options)
  if (code === 0) return output
  throw new Error(
    `"${command} ${args.join(' ')}" ended with code ${code}:\n${output.split('\n').slice(-40).join('\n')}`,
  )
}

/**
 * Ends one child and waits for it; one that does not listen is killed with everything it started.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function endProcess(child) {
  if (!running.has(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const impatience = setTimeout(() => signalGroup(child, 'SIGKILL'), 25_000)
  await ended
  clearTimeout(impatience)
}

/** Asks everything that runs to end, with whatever it started, and does not wait for ever. */
export async function endAll() {
  const ended = [...running].map(child => once(child, 'exit'))
  for (const child of running) signalGroup(child, 'SIGTERM')
  await Promise.race([Promise.all(ended), new Promise(resolve => setTimeout(resolve, 10_000))])
}

/** For the ways out that cannot wait. */
process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL')
})

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
function signalGroup(child, signal) {
  try {
    if (child.pid && !isWindows) process.kill(-child.pid, signal)
    else child.kill(signal)
  } catch {
    // it has ended meanwhile
  }
}

/** @param {import('node:stream').Readable | null} stream @param {(line: string) => void} onLine */
function forEachLine(stream, onLine) {
  let rest = ''
  stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    const lines = (rest + text).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
  stream?.on('end', () => rest && onLine(rest))
}
