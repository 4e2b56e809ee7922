// `npm test`: every check there is, from a fresh clone. The last line is the count.
// Plain JavaScript that imports no package: it runs before anything is installed.
import { parseArgs } from 'node:util'
import { requireNode } from './support/install.mjs'
import { print, red } from './support/log.mjs'
import { whenNpmIsGone } from './support/parent.mjs'
import { endAll } from './support/processes.mjs'
import { runSuites } from './test/run.mjs'
import { suites } from './test/suites.mjs'

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt)
whenNpmIsGone(interrupt)

try {
  requireNode()
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  const names = values.only?.split(',') ?? suites.map(suite => suite.name)
  const unknown = names.filter(name => !suites.some(suite => suite.name === name))
  if (unknown.length > 0) throw new Error(`--only knows ${suites.map(suite => suite.name).join(', ')}; not ${unknown}.`)
  const failed = await runSuites(suites.filter(suite => names.includes(suite.name)))
  process.exitCode = failed > 0 ? 1 : 0
} catch (error) {
  print(red(error instanceof Error ? error.message : String(error)))
  print('0 passed, 1 failed')
  process.exitCode = 1
}

async function interrupt() {
  await endAll()
  process.exit(130)
}
