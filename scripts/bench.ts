import { existsSync } from 'node:fs'
import { startConsole } from '../tests/support/console-server'
import { startBaseline } from './bench/baseline'
import { measureFirstLoad } from './bench/first-load'
import { measureThroughput } from './bench/throughput'

/**
 * `npm run bench`: what the console costs, each time against a limit taken in the same run: an empty Next page and a
 * route handler that answers a constant. Absolute numbers say little on a shared machine; the ratios do.
 */
async function main(): Promise<void> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to measure. Make one first: npm run build')
  const baseline = await startBaseline()
  const server = await startConsole({ devices: 21_829, env: { REQUESTS_PER_MINUTE: '1000000' } })
  try {
    await measureFirstLoad(server, baseline)
    await measureThroughput(server, baseline)
  } finally {
    await server.stop()
    await baseline.stop()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
