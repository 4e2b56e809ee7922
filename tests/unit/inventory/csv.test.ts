import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCsvCell, toCsvLine } from '@/lib/inventory/csv'

test.each([
  ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
  ['+1', "'+1"],
  ['-1+1', "'-1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', `"'\rx"`],
  ['a=b', 'a=b'],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
  ['a\nb', '"a\nb"'],
  ['', ''],
  [null, ''],
  [-3.5, '-3.5'],
])('the cell %j is written %j (security 39)', (value, cell) => expect(toCsvCell(value)).toBe(cell))

test('no cell of text begins as a formula does, and every line reads back as it was (security 39)', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('=', '+', '@', '-', '\t', '\r', '\n', ',', '"', 'a') }), {
        minLength: 1,
      }),
      values => {
        const cells = readLine(toCsvLine(values))
        expect(cells.map(cell => cell.replace(/^'/, ''))).toEqual(values.map(value => value.replace(/^'/, '')))
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      },
    ),
  )
})

/** RFC 4180, one line. */
function readLine(line: string): string[] {
  expect(line.endsWith('\r\n')).toBe(true)
  const cells: string[] = []
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n$)/gy
  for (const [, quoted, plain = ''] of line.matchAll(pattern)) cells.push(quoted?.replaceAll('""', '"') ?? plain)
  return cells
}
