import { existsSync } from 'node:fs'
import { startConsole } from '../tests/support/console-server'
import { startBaseline } from './bench/baseline'
import { measureFirstLoad } from './bench/first-load'
import { measureHistory } from './bench/history'
import { measureBrowser } from './bench/inventory-browser'
import { measureInventory } from './bench/inventory-server'
import { measureThroughput } from './bench/throughput'

const PARTS = ['framework', 'inventory', 'history', 'browser'] as const

/**
 * `npm run bench`: what the console costs, each time against a limit taken in the same run where there is one. Absolute
 * numbers say little on a shared machine; the ratios do. `-- framework` or `-- inventory` measures one part alone,
 * `-- inventory --million` adds a fleet of a million devices.
 */
async function main(words: string[]): Promise<void> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build to measure. Make one first: npm run build')
  const parts = PARTS.filter(part => words.includes(part))
  const asked = parts.length > 0 ? parts : PARTS
  if (asked.includes('framework')) await measureFramework()
  if (asked.includes('inventory')) await measureInventories(words.includes('--million'))
  if (asked.includes('history')) await measureHistory()
  if (asked.includes('browser')) await measureBrowser()
}

async function measureInventories(million: boolean): Promise<void> {
  for (const devices of [21_829, 100_000]) {
    await measureInventory(devices, 'embedded')
    await measureInventory(devices, 'postgres')
  }
  if (million) await measureInventory(1_000_000, 'postgres')
}

/** Against an empty Next page, and a route handler that answers a constant. */
async function measureFramework(): Promise<void> {
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

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
