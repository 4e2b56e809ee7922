import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillPath, isSafeSegment, toQueryString } from '@/lib/mmd/path'

const TEMPLATE = 'tenants/{tenantId}/devices/{name}/elevationDetails'

/** Text that can be part of an address at all: no half of a surrogate pair. */
const text = fc.string({ unit: 'grapheme', maxLength: 300 })

describe('an address of the service', () => {
  it('takes each value as one segment, whatever it holds (security 27)', () => {
    expect(fillPath(TEMPLATE, { tenantId: 't', name: "a/b\\c?d#e%2f;f'g ä\0" })).toBe(
      "tenants/t/devices/a%2Fb%5Cc%3Fd%23e%252f%3Bf'g%20%C3%A4%00/elevationDetails",
    )
  })

  it('is not made without one of its values', () => {
    expect(() => fillPath(TEMPLATE, { tenantId: 't' })).toThrow('needs a value for name')
  })

  it('is read by any server as the very segments that were meant (security 27)', () => {
    fc.assert(
      fc.property(text.filter(isSafeSegment), name => {
        const path = `/${fillPath(TEMPLATE, { tenantId: 't', name })}`
        const read = new URL(path, 'https://service.example')
        expect(decodeURIComponent(read.pathname.split('/')[4] ?? '')).toBe(name)
        expect(read.pathname).toBe(path)
        expect([read.pathname.split('/').length, read.search, read.hash]).toEqual([6, '', ''])
      }),
    )
  })
})

describe('a value from outside', () => {
  it.each(['MMD-03690457680', "o'hara@contoso.example", 'büro 7', '...', '.a', '%2e%2e', 'x'.repeat(256)])(
    'such as "%s" may be part of an address',
    value => {
      expect(isSafeSegment(value)).toBe(true)
    },
  )

  it.each([
    ['nothing', ''],
    ['a step to here', '.'],
    ['a step up', '..'],
    ['a null byte', 'a\0b'],
    ['a line break', 'a\r\nb'],
    ['a tab', 'a\tb'],
    ['a delete character', 'a\u007f'],
    ['a second control set', 'a\u0085'],
    ['more than any name is long', 'x'.repeat(257)],
  ])('that is %s may not (security 27)', (_, value) => {
    expect(isSafeSegment(value)).toBe(false)
  })
})

describe('the query of an address', () => {
  it('spells the service’s parameters as the service does', () => {
    expect(
      toQueryString([
        ['$searchText', "o'hara & söhne, #1"],
        ['$top', '100'],
      ]),
    ).toBe("?$searchText=o'hara%20%26%20s%C3%B6hne%2C%20%231&$top=100")
  })

  it('is left out when there is nothing to say', () => {
    expect(toQueryString([])).toBe('')
  })

  it('lets no value become a second parameter (security 27)', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), parameters => {
        expect([...new URLSearchParams(toQueryString(parameters))]).toEqual(parameters)
      }),
    )
  })
})
