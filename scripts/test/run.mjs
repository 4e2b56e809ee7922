import { installDependencies } from '../support/install.mjs'
import { bold, green, print, red, step } from '../support/log.mjs'

/** @typedef {import('./suites.mjs').Suite} Suite */
/** @typedef {import('./suites.mjs').Outcome} Outcome */

/**
 * Runs the suites one after the other, goes on after a failure, and closes with the sum.
 * @param {Suite[]} suites
 * @returns {Promise<number>} how many tests and checks failed
 */
export async function runSuites(suites) {
  await installDependencies()
  const results = []
  for (const suite of suites) results.push({ title: suite.title, ...(await runSuite(suite)) })

  print('')
  for (const { title, ...counts } of results) print(summaryLine(title, counts))
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  print(`\n${passed} passed, ${failed} failed`)
  return failed
}

/** @param {Suite} suite @returns {Promise<Outcome>} */
async function runSuite({ title, needs = [], check }) {
  /** @type {Outcome} */
  let outcome = { passed: 0, failed: 1, skipped: 0, output: '' }
  try {
    for (const prepare of needs) await prepare()
    await step(title, async () => {
      outcome = await check()
      if (outcome.failed > 0) throw new Error(outcome.output)
    })
  } catch (error) {
    print(indent(error instanceof Error ? error.message : String(error)))
  }
  return outcome
}

/** @param {string} title @param {{ passed: number, failed: number, skipped: number }} counts */
function summaryLine(title, { passed, failed, skipped }) {
  const parts = [
    `${passed} passed`.padStart(12),
    failed > 0 && red(`${failed} failed`),
    skipped > 0 && `${skipped} skipped`,
  ]
  return `  ${failed > 0 ? red('✗') : green('✓')} ${bold(title.padEnd(20))}${parts.filter(Boolean).join(', ')}`
}

/** @param {string} text */
const indent = text => text.replace(/^/gm, '      ')
