import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SearchIndex } from '../../../sandbox/fleet/search-index'

const rows = Array.from({ length: 9000 }, (_, row) => [
  `Device-${row}`,
  row % 3 === 0 ? null : `Serial ${row * 7}`,
  'Zürich 東京',
])
const index = new SearchIndex(rows.length, row => ({ fields: rows[row] ?? [], since: 0, until: 10 }))

test('finds what a plain scan finds, across chunks', () => {
  const scan = (term: string) =>
    rows.flatMap((fields, row) =>
      fields.some(field => field?.toLowerCase().includes(term.toLowerCase())) ? [row] : [],
    )
  fc.assert(
    fc.property(
      fc.constantFrom('device-1', '99', 'SERIAL 7', 'ürich', '東', 'no such thing', '-'),
      fc.nat(9),
      (term, digit) => {
        expect([...index.containing(`${term}${digit}`, 0)]).toEqual(scan(`${term}${digit}`))
        expect([...index.containing(term, 0)]).toEqual(scan(term))
      },
    ),
    { numRuns: 15 },
  )
})

test('a name must match whole', () => {
  expect([...index.named('device-89', 0)]).toEqual([89])
  expect([...index.named('DEVICE-8999', 0)]).toEqual([8999])
  expect([...index.named('evice-89', 0)]).toEqual([])
})

test('a term never matches across fields', () => {
  expect([...index.containing('device-1serial', 0)]).toEqual([])
  expect([...index.containing('\u0001serial', 0)]).toEqual([])
})
