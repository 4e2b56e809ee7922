import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { startNodeProgram } from '../../tests/support/node-program'
import { freePort } from '../../tests/support/ports'
import { untilReady } from '../support/ready.mjs'

/** Inside the project, so that it is built with the project's own Next and React. */
const DIRECTORY = '.bench/baseline'

export type Baseline = { url: string; stop(): Promise<void> }

/** The least that Next can do: a page with nothing on it, and a route that answers five constant kilobytes. */
const FILES = {
  'package.json': '{ "name": "baseline", "private": true, "type": "module" }',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(process.cwd())} } }`,
  // Next would otherwise find the console's own further up.
  'instrumentation.js': 'export function register() {}',
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }',
  'app/page.jsx': "export const dynamic = 'force-dynamic'\nexport default function Page() { return <p>Empty</p> }",
  'app/constant/route.js':
    "export const dynamic = 'force-dynamic'\nconst body = 'x'.repeat(5 * 1024)\nexport function GET() { return new Response(body, { headers: { 'content-type': 'application/json' } }) }",
}

/** Writes, builds and starts the baseline. */
export async function startBaseline(): Promise<Baseline> {
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(join(DIRECTORY, path, '..'), { recursive: true })
    writeFileSync(join(DIRECTORY, path), content)
  }
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const build = spawnSync(process.execPath, [next, 'build', DIRECTORY], { encoding: 'utf8' })
  if (build.status !== 0) throw new Error(`The baseline could not be built:\n${build.stdout}${build.stderr}`)

  const port = await freePort()
  const url = `http://localhost:${port}`
  const program = startNodeProgram([next, 'start', DIRECTORY, '--port', String(port)])
  await untilReady(url, { isAlive: program.isRunning })
  return { url, stop: program.stop }
}
