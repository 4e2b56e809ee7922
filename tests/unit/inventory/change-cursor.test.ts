import { expect, test } from 'vitest'
import { decodeChangeCursor, encodeChangeCursor } from '@/lib/inventory/change-cursor'

test('a cursor of the history leads to the place it was made for', () => {
  const place = { at: Date.parse('2026-11-27T10:00:00.123Z'), id: 1_000_000 }
  const cursor = encodeChangeCursor(place)
  expect(cursor).toMatch(/^[\w-]+$/)
  expect(decodeChangeCursor(cursor)).toEqual(place)
})

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test.each([
  ['nothing', ''],
  ['other text', 'abc'],
  ['a cursor of the devices', encode(['name', 0, 'MMD-1', 'id'])],
  ['more than a place', encode([1, 2, 3])],
  ['no numbers', encode(['1', '2'])],
  ['a time that is none', encode([9e15, 1])],
  ['parts of milliseconds', encode([1.5, 1])],
  ['an id that is none', encode([1, -1])],
])('%s is no cursor of the history', (_, text) => {
  expect(decodeChangeCursor(text)).toBeNull()
})
