import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from '../support/browser.mjs'
import { buildIfChanged } from '../support/build.mjs'
import { run } from '../support/processes.mjs'
import { countPlaywright, countVitest } from './counts.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number, output: string }} Outcome */
/** @typedef {{ name: string, title: string, needs?: (() => Promise<unknown>)[], check: () => Promise<Outcome> }} Suite */

const bin = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  next: 'node_modules/next/dist/bin/next',
  tsc: 'node_modules/typescript/bin/tsc',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

/** Fast ones first. @type {Suite[]} */
export const suites = [
  { name: 'lint', title: 'Format and lint', check: () => passOrFail([bin.biome, 'ci', '--colors=off', '.']) },
  { name: 'types', title: 'Types', check: () => passOrFail([bin.next, 'typegen'], [bin.tsc, '--noEmit']) },
  { name: 'unused', title: 'Unused code', check: () => passOrFail([bin.knip, '--no-progress']) },
  { name: 'unit', title: 'Unit tests', check: () => vitest('unit', 'components') },
  { name: 'build', title: 'Build', check: () => passOrFailOf(buildIfChanged) },
  { name: 'integration', title: 'Integration tests', needs: [buildIfChanged], check: () => vitest('integration') },
  { name: 'e2e', title: 'End-to-end tests', needs: [buildIfChanged, findBrowser], check: playwright },
]

/** Commands that all must succeed: one check, however much it looks at. @param {string[][]} commands */
async function passOrFail(...commands) {
  for (const command of commands) {
    const { code, output } = await node(command)
    if (code !== 0) return { passed: 0, failed: 1, skipped: 0, output }
  }
  return { passed: 1, failed: 0, skipped: 0, output: '' }
}

/** @param {() => Promise<unknown>} work @returns {Promise<Outcome>} */
async function passOrFailOf(work) {
  await work()
  return { passed: 1, failed: 0, skipped: 0, output: '' }
}

/** @param {string[]} projects */
async function vitest(...projects) {
  const report = reportFile()
  const selection = projects.flatMap(project => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { output } = await node([bin.vitest, 'run', ...selection, ...reporters])
  return { ...countVitest(report), output }
}

async function playwright() {
  const report = reportFile()
  const CHROME_PATH = await findBrowser()
  const { output } = await node([bin.playwright, 'test', '--reporter=list,json'], {
    CHROME_PATH,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return { ...countPlaywright(report), output }
}

/** @param {string[]} args @param {Record<string, string>} [env] */
const node = (args, env) =>
  run(process.execPath, args, { env: { NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1', ...env } })

const reportFile = () => join(mkdtempSync(join(tmpdir(), 'console-tests-')), 'report.json')
