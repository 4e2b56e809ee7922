import { describe, expect, test } from 'vitest'
import { type Fields, parseFilter, parseOrderBy } from '../../../sandbox/mmd/odata'

const FIELDS: Fields = { title: 'string', severity: 'number', isPartner: 'boolean', at: 'timestamp' }
const rows = [
  { title: 'Test', severity: 2, isPartner: false, at: '2026-01-02T00:00:00Z' },
  { title: "O'Hara and (friends)", severity: 4, isPartner: true, at: null },
  { title: 'Another test', severity: 2, isPartner: true, at: '2026-01-01T00:00:00.1234567Z' },
]
const titles = (expression: string) => rows.filter(parseFilter(expression, FIELDS)).map(row => row.title)

describe('$filter', () => {
  test.each([
    ["title eq 'Test'", ['Test']],
    ["contains(title,'est')", ['Test', 'Another test']],
    ["title eq 'O''Hara and (friends)'", ["O'Hara and (friends)"]],
    ["contains( title , 'and (' ) and severity eq 4", ["O'Hara and (friends)"]],
    ['isPartner eq true and severity eq 2', ['Another test']],
    ['at eq null', ["O'Hara and (friends)"]],
    ['at eq 2026-01-02T00:00:00Z', ['Test']],
    ["title eq ''", []],
  ])('%s', (expression, expected) => {
    expect(titles(expression)).toEqual(expected)
  })

  test.each([
    '',
    'title',
    "title eq 'open",
    'title eq Test',
    "severity eq '2'",
    "title ne 'Test'",
    "title eq 'a' or title eq 'b'",
    "nobody eq 'x'",
    "contains(severity,'2')",
    "contains(title,'x'",
    "title eq 'a' and",
    "title eq 'a'; drop",
    "not (title eq 'a')",
  ])('%s is a bad request', expression => {
    expect(() => parseFilter(expression, FIELDS)).toThrow('not valid')
  })
})

describe('$orderby', () => {
  const sorted = (expression: string) => [...rows].sort(parseOrderBy(expression, FIELDS)).map(row => row.title)

  test('sorts by several fields, each in its direction', () => {
    expect(sorted('severity desc,title asc')).toEqual(["O'Hara and (friends)", 'Another test', 'Test'])
    expect(sorted('at desc')[0]).toBe('Test')
  })

  test.each(['nobody', 'title up', 'title asc desc', ''])('%s is a bad request', expression => {
    expect(() => sorted(expression)).toThrow('not valid')
  })
})
