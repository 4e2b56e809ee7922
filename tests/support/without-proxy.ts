import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { untilReady } from '../../scripts/support/ready.mjs'
import { callbackUrl, settingsFor } from './console-server'
import { createDatabase } from './new-database'
import { projectRoot, startNodeProgram } from './node-program'
import { freePort } from './ports'
import { startSandbox } from './sandbox'

/** Where Next looks up whether there is a proxy.ts, and for which addresses. */
const MANIFEST = 'functions-config-manifest.json'

/** A console whose build is the one that is there, but for proxy.ts. */
export async function startConsoleWithoutProxy() {
  const project = projectWithoutProxy()
  const port = await freePort()
  const url = `http://localhost:${port}`
  const sandbox = await startSandbox({ redirectUris: [callbackUrl(port)], devices: 20 })
  const database = await createDatabase()
  const settings = { ...settingsFor(sandbox.url, url), PORT: String(port), ...database.settings }
  const program = startNodeProgram(
    ['scripts/start.ts'],
    // Nothing is read on a schedule, beside what the test asks for.
    { ...settings, MMD_APPLICATION_CONTEXT: 'false' },
    project.root,
  )
  const stop = async () => {
    await program.stop()
    await sandbox.stop()
    await database.remove()
    project.remove()
  }
  try {
    await untilReady(`${url}/api/health/ready`, { isAlive: program.isRunning })
  } catch (cause) {
    await stop()
    throw new Error(`The console did not start:\n${program.lines.join('\n')}`, { cause })
  }
  return { url, sandbox, stop }
}

/** The project and its build as they would be without proxy.ts: links to everything, and a manifest that knows of none. */
function projectWithoutProxy(): { root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'console-without-proxy-'))
  link('', ['.next', 'proxy.ts', 'node_modules/.cache'])
  link('.next', ['server'])
  link('.next/server', [MANIFEST])
  const manifest = JSON.parse(readFileSync(join(projectRoot, '.next/server', MANIFEST), 'utf8')) as {
    functions: Record<string, unknown>
  }
  if (!manifest.functions['/_middleware']) throw new Error('The build names its proxy elsewhere now')
  delete manifest.functions['/_middleware']
  writeFileSync(join(root, '.next/server', MANIFEST), JSON.stringify(manifest))
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }

  function link(folder: string, leaveOut: string[]) {
    mkdirSync(join(root, folder), { recursive: true })
    for (const name of readdirSync(join(projectRoot, folder))) {
      if (!leaveOut.includes(name)) symlinkSync(join(projectRoot, folder, name), join(root, folder, name))
    }
  }
}
