import { readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** A run that leaves no report, or reports failure without naming a test, is one failure. @type {Counts} */
const BROKEN_RUN = { passed: 0, failed: 1, skipped: 0 }

/** @param {string} path @returns {Counts} */
export function countVitest(path) {
  const report = readReport(path)
  if (!report) return BROKEN_RUN
  // A file that cannot even be loaded has no tests to fail.
  const unloadable = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + unloadable
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** @param {string} path @returns {Counts} */
export function countPlaywright(path) {
  const report = readReport(path)
  if (!report) return BROKEN_RUN
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected + flaky
  return { passed: expected, failed: failed === 0 && report.errors.length > 0 ? 1 : failed, skipped }
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  } finally {
    rmSync(dirname(path), { recursive: true, force: true })
  }
}
