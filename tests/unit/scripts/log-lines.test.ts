import { expect, test } from 'vitest'
import { toLogLine } from '@/scripts/start/log-lines'

const now = new Date('2026-11-22T10:00:00.000Z')

test('a line of JSON stays as it is', () => {
  expect(toLogLine('{"level":"info","msg":"request"}', 'info', now)).toBe('{"level":"info","msg":"request"}')
})

test('plain text of the framework becomes a JSON line without colours or control characters', () => {
  const line = toLogLine('\u001b[32m✓\u001b[0m Ready in 300ms', 'info', now)
  expect(JSON.parse(String(line))).toEqual({ level: 'info', time: now.toISOString(), msg: '✓ Ready in 300ms' })
  expect(JSON.parse(String(toLogLine('{not json', 'error', now)))).toMatchObject({ level: 'error', msg: '{not json' })
})

test('a blank line is none', () => {
  expect(toLogLine('  ', 'info', now)).toBeUndefined()
})
