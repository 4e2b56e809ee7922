// `npm run demo`: the console against a pretend tenant, from a fresh clone, with nothing to configure.
// Plain JavaScript that imports no package: it runs before anything is installed.
import { parseArgs } from 'node:util'
import { end, fail } from './demo/programs.mjs'
import { runDemo } from './demo/run.mjs'
import { whenNpmIsGone } from './support/parent.mjs'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)
whenNpmIsGone(end)

try {
  const { values } = parseArgs({
    options: { devices: { type: 'string', default: process.env.DEMO_DEVICES ?? '21829' } },
  })
  await runDemo(Number(values.devices))
} catch (error) {
  await fail(error instanceof Error ? error.message : String(error))
}
