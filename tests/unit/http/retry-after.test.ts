import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryAfterMs } from '@/lib/http/retry-after'

const NOW = Date.parse('2026-11-22T12:00:00Z')

describe('what a Retry-After header asks for', () => {
  it.each([
    ['0', 0],
    ['7', 7_000],
    [' 120 ', 120_000],
    ['999999999', 999_999_999_000],
  ])('counts "%s" as seconds (security 40)', (header, ms) => {
    expect(retryAfterMs(header, NOW)).toBe(ms)
  })

  it('counts a date from the clock it is given (security 40)', () => {
    expect(retryAfterMs('Sun, 22 Nov 2026 12:00:30 GMT', NOW)).toBe(30_000)
  })

  it('does not wait for a date that has passed', () => {
    expect(retryAfterMs('Sun, 22 Nov 2026 11:59:00 GMT', NOW)).toBe(0)
  })

  it.each([undefined, '', 'soon', '12 seconds, please', '99999999999', '-1', '1.5', 'abc 5', '2026-11-22'])(
    'is nothing when it says %j',
    header => {
      expect(retryAfterMs(header, NOW)).toBeNull()
    },
  )

  it('agrees for every whole second, said either way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), seconds => {
        const date = new Date(NOW + seconds * 1000).toUTCString()
        expect(retryAfterMs(date, NOW)).toBe(retryAfterMs(String(seconds), NOW))
      }),
    )
  })

  it('never asks for a wait into the past, whatever it says', () => {
    fc.assert(fc.property(fc.string(), header => (retryAfterMs(header, NOW) ?? 0) >= 0))
  })
})
