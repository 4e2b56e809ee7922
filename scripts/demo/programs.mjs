import { once } from 'node:events'
import { print, red } from '../support/log.mjs'
import { endProcess, startNode } from '../support/processes.mjs'

/** @typedef {{ child: import('node:child_process').ChildProcess, lastLines: string[] }} Program */
/** @typedef {{ env?: Record<string, string>, onLine?: (line: string) => void }} Options */

/** @type {Program[]} */
const programs = []
let isEnding = false

/**
 * A program that goes on until the demo ends.
 * @param {string} title @param {string[]} args @param {Options} [options] @returns {Program}
 */
export function startProgram(title, args, options) {
  const program = addProgram(args, options)
  program.child.once('close', () => fail(`${title} ended unexpectedly.\n${program.lastLines.join('\n')}`))
  return program
}

/**
 * A program that does its work and ends.
 * @param {string} title @param {string[]} args @param {Options} [options]
 */
export async function runProgram(title, args, options) {
  const { child, lastLines } = addProgram(args, options)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${title} came to no end.\n${lastLines.join('\n')}`)
}

/** @param {string[]} args @param {Options} [options] @returns {Program} */
function addProgram(args, { env = {}, onLine } = {}) {
  /** @type {string[]} */
  const lastLines = []
  const keep = (/** @type {string} */ line) => {
    onLine?.(line)
    if (lastLines.push(line) > 40) lastLines.shift()
  }
  const program = { child: startNode(args, { env, onLine: keep }), lastLines }
  programs.push(program)
  return program
}

/** @param {Program} program */
export const isRunning = ({ child }) => child.exitCode === null && child.signalCode === null

/** Ends the demo in good order: the console before the tenant it talks to. */
export const end = () => finish(0)

/** @param {string} message */
export function fail(message) {
  if (!isEnding) print(`\n${red(message)}`)
  return finish(1)
}

/** @param {number} exitCode */
async function finish(exitCode) {
  if (isEnding) return
  isEnding = true
  if (programs.length > 0) print('\n  Ending the demo ...')
  for (const { child } of programs.toReversed()) await endProcess(child)
  process.exit(exitCode)
}
