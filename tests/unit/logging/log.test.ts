import pino from 'pino'
import { expect, test } from 'vitest'
import { escapeUnseen } from '@/lib/logging/log'

/** What a line looks like, made as the product makes it. */
function lineOf(fields: Record<string, unknown>): string {
  const lines: string[] = []
  pino({ base: null, hooks: { streamWrite: escapeUnseen } }, { write: line => void lines.push(line) }).info(fields)
  return lines.join('')
}

test('a hostile device name or UPN makes no line of its own and moves no cursor (security 38)', () => {
  const hostile = 'MMD-1\r\n{"level":"info","msg":"forged"}\u001b[2J\u009b31m\u007f\u0085\u2028\u2029\u202e\u2066'
  const line = lineOf({ device: hostile })
  expect(line.match(/\n/g)).toHaveLength(1)
  expect(line.trimEnd()).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
  expect(JSON.parse(line).device).toBe(hostile)
})

test('ordinary text of all scripts stays readable', () => {
  const name = 'Zoë 田中 أحمد 👩‍💻'
  expect(lineOf({ name })).toContain(name)
})
