import { buildIfChanged } from '../support/build.mjs'
import { installDependencies, requireNode } from '../support/install.mjs'
import { bold, print, step } from '../support/log.mjs'
import { findPort } from '../support/ports.mjs'
import { untilReady } from '../support/ready.mjs'
import { ensureHistory } from './ensure-history.mjs'
import { isRunning, startProgram } from './programs.mjs'
import { demoSettings } from './settings.mjs'

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
    const program = ['--import', 'tsx', 'sandbox/main.ts', ...options, ...registered]
    const sandbox = startProgram('The pretend tenant', program)
    await untilReady(`${sandboxUrl}/__sandbox`, { isAlive: () => isRunning(sandbox) })
  })
  const settings = demoSettings({ port, sandboxUrl, devices })
  await ensureHistory(settings, { sandboxUrl, devices })
  await step('Starting the database and the console', async () => {
    const program = startProgram('The console', ['--import', 'tsx', 'scripts/start.ts'], { env: settings })
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
