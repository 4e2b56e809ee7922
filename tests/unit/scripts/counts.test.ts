import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from '../../../scripts/test/counts.mjs'

const vitest = {
  success: true,
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [],
}

test('passed, failed and skipped tests are counted', () => {
  expect(countVitest(report(vitest))).toEqual({ passed: 7, failed: 0, skipped: 2 })
  expect(countVitest(report({ ...vitest, success: false, numFailedTests: 3 }))).toMatchObject({ passed: 7, failed: 3 })
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
  expect(countPlaywright(report({ stats, errors: [] }))).toEqual({ passed: 5, failed: 2, skipped: 2 })
})

test('a test file that cannot be loaded is a failure, though none of its tests failed', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{}] },
  ]
  expect(countVitest(report({ ...vitest, success: false, testResults }))).toMatchObject({ passed: 7, failed: 1 })
})

test('a run that failed without naming a test, or left no report, is a failure', () => {
  expect(countVitest(report({ ...vitest, success: false }))).toMatchObject({ failed: 1 })
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
  expect(countPlaywright(report({ stats, errors: [{ message: 'no tests found' }] }))).toMatchObject({ failed: 1 })
  expect(countVitest('/nowhere/at/all.json')).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countPlaywright('/nowhere/at/all.json')).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

function report(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'counts-')), 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}
