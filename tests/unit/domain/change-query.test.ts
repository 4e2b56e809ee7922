import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHANGE_KINDS, EVENT_FIELDS } from '@/lib/domain/change'
import { EVERY_CHANGE, parseChangeQuery, toChangeParams, wantedHappenings } from '@/lib/domain/change-query'

const parse = (address: string, others?: string[]) => parseChangeQuery(new URLSearchParams(address), others)
const words = (address: string) =>
  wantedHappenings(parse(address).query)?.map(({ kind, field }) => field ?? kind) ?? 'everything'

describe('The query of changes in an address', () => {
  test('without parameters is every change', () => {
    expect(parse('')).toEqual({ query: EVERY_CHANGE, faults: [] })
  })

  test('takes days, the last of them whole, and several values', () => {
    const { query, faults } = parse(
      'since=2026-11-20&until=2026-11-27&kind=removed&kind=added&field=ring&ring=Fast&ring=Broad&model=a,+b&search=+ana+',
    )
    expect(faults).toEqual([])
    expect(query).toEqual({
      search: 'ana',
      since: Date.parse('2026-11-20T00:00:00Z'),
      until: Date.parse('2026-11-28T00:00:00Z'),
      kind: ['added', 'removed'],
      field: ['ring'],
      ring: ['Fast', 'Broad'],
      model: ['a, b'],
      deviceId: null,
    })
  })

  test('takes times as they are, in any zone', () => {
    const { query } = parse('since=2026-11-20T08:30:00%2B01:00&until=2026-11-20T08:30:00Z')
    expect([query.since, query.until]).toEqual([Date.parse('2026-11-20T07:30:00Z'), Date.parse('2026-11-20T08:30:00Z')])
  })

  test.each([
    ['colour=red', 'colour'],
    ['kind=renamed', 'kind'],
    ['field=model', 'field'],
    ['since=yesterday', 'since'],
    ['since=2026-02-30', 'since'],
    ['until=2026-11-27T25:00:00Z', 'until'],
    ['since=2026-11-27&until=2026-11-26', 'until'],
    ['since=2026-11-27&since=2026-11-26', 'since'],
    ['search=a&search=b', 'search'],
    [`search=${'a'.repeat(201)}`, 'search'],
    ['deviceId=', 'deviceId'],
    ['deviceId=%00', 'deviceId'],
    ['limit=5', 'limit'],
    [Array.from({ length: 201 }, (_, index) => `model=${index}`).join('&'), 'model'],
  ])('%.40s is a fault that names its parameter, and the rest counts', (address, parameter) => {
    const { query, faults } = parse(`${address}&ring=Fast`)
    expect(faults.map(fault => fault.parameter)).toEqual([parameter])
    expect(faults[0]?.message).toContain(parameter)
    expect(query.ring).toEqual(['Fast'])
  })

  test('leaves parameters of somebody else alone', () => {
    expect(parse('limit=5&cursor=x', ['limit', 'cursor']).faults).toEqual([])
  })

  test.each([
    ['', 'everything'],
    ['kind=removed', ['removed']],
    ['kind=changed', [...EVENT_FIELDS]],
    ['field=ring', ['ring']],
    ['kind=changed&field=ring', ['ring']],
    ['kind=added&field=ring&field=name', ['added', 'name', 'ring']],
    ['kind=added&kind=removed&kind=returned&kind=changed', 'everything'],
  ])('of %s asks for what it names, a field standing for its change', (address, wanted) => {
    expect(words(address)).toEqual(wanted)
  })

  test('is the same again when it was written into an address', () => {
    const instant = fc.integer({ min: 0, max: 4_000_000_000 }).map(seconds => seconds * 1000)
    const day = fc.integer({ min: 1, max: 40_000 }).map(days => days * 86_400_000)
    const query = fc.record({
      search: fc.constantFrom('', 'ana', 'a b&c=ü'),
      since: fc.option(fc.oneof(instant, day), { nil: null }),
      until: fc.option(fc.oneof(instant, day), { nil: null }),
      kind: fc.subarray([...CHANGE_KINDS]),
      field: fc.subarray([...EVENT_FIELDS]),
      ring: fc.uniqueArray(fc.string(), { maxLength: 3 }),
      model: fc.uniqueArray(fc.string(), { maxLength: 3 }),
      deviceId: fc.option(fc.uuid(), { nil: null }),
    })
    fc.assert(
      fc.property(query, asked => {
        fc.pre(asked.since === null || asked.until === null || asked.since < asked.until)
        const params = new URLSearchParams(toChangeParams(asked).toString())
        expect(parseChangeQuery(params)).toEqual({ query: asked, faults: [] })
      }),
    )
  })
})
