import { buildIfChanged } from '../support/build.mjs'
import { installDependencies, requireNode } from '../support/install.mjs'
import { bold, print, red, step } from '../support/log.mjs'
import { findPort } from '../support/ports.mjs'
import { endProcess, startNode } from '../support/processes.mjs'
import { untilReady } from '../support/ready.mjs'
import { demoSettings } from './settings.mjs'

/** @typedef {{ title: string, child: import('node:child_process').ChildProcess, lastLines: string[] }} Program */

/** @type {Program[]} */
const programs = []
let isEnding = false

/** @param {number} devices */
export async function runDemo(devices) {
  requireNode()
  if (!Number.isInteger(devices) || devices < 0) throw new Error('--devices must be a whole number, such as 100000')
  await installDependencies()
  await buildIfChanged()

  const port = await findWithNotice(Number(process.env.PORT || 3000), 'console')
  const sandboxPort = await findWithNotice(4000, 'sandbox')
  const address = `http://localhost:${port}`
  const sandboxUrl = `http://localhost:${sandboxPort}`
  await step(`Starting the pretend tenant with ${devices.toLocaleString('en')} devices`, async () => {
    const redirectUris = [`${address}/api/auth/callback/entra`, `${address}/api/console/admin-consent`]
    const options = ['--port', sandboxPort, '--devices', devices, '--quiet'].map(String)
    const registered = redirectUris.flatMap(uri => ['--redirect-uri', uri])
    const sandbox = startProgram(
      'The pretend tenant',
      ['--import', 'tsx', 'sandbox/main.ts', ...options, ...registered],
      {},
    )
    await untilReady(`${sandboxUrl}/__sandbox`, { isAlive: () => isRunning(sandbox) })
  })
  await step('Starting the database and the console', async () => {
    const settings = demoSettings({ port, sandboxUrl, devices })
    const program = startProgram('The console', ['--import', 'tsx', 'scripts/start.ts'], settings)
    await untilReady(`${address}/api/health/ready`, { isAlive: () => isRunning(program) })
  })
  welcome(address, sandboxUrl)
}

/** @param {string} address @param {string} sandboxUrl */
function welcome(address, sandboxUrl) {
  print(`
  Open ${bold(address)} and sign in as one of

    Ada Admin      may do everything
    Sam Support    sees what Vera sees, for now
    Vera Viewer    looks at devices

  No password is asked for: the tenant is a pretend one (${sandboxUrl}/__sandbox), and nothing leaves this machine.
  Ctrl+C ends the demo.
`)
}

/** @param {number} preferred @param {string} what */
async function findWithNotice(preferred, what) {
  const port = await findPort(preferred)
  if (port !== preferred) print(`  Port ${preferred} is in use; the ${what} takes ${port}.`)
  return port
}

/** @param {string} title @param {string[]} args @param {Record<string, string>} env @returns {Program} */
function startProgram(title, args, env) {
  /** @type {string[]} */
  const lastLines = []
  const child = startNode(args, { env, onLine: line => lastLines.push(line) > 40 && lastLines.shift() })
  const program = { title, child, lastLines }
  programs.push(program)
  child.once('close', () => fail(`${title} ended unexpectedly.\n${lastLines.join('\n')}`))
  return program
}

/** @param {Program} program */
const isRunning = ({ child }) => child.exitCode === null && child.signalCode === null

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
