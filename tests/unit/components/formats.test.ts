import { describe, expect, it } from 'vitest'
import { toExactTime, toNumberText, toRelativeTime } from '@/components/formatting/formats'
import { toLocale } from '@/components/formatting/locale'

const now = Date.parse('2026-11-22T12:00:00Z')
const ago = (text: string) => toRelativeTime(Date.parse(text), now)

describe('a relative time', () => {
  it.each([
    ['2026-11-22T11:59:30Z', 'just now'],
    ['2026-11-22T12:00:20Z', 'just now'],
    ['2026-11-22T11:59:00Z', '1 minute ago'],
    ['2026-11-22T11:00:20Z', '1 hour ago'],
    ['2026-11-22T08:40:00Z', '3 hours ago'],
    ['2026-11-21T11:00:00Z', 'yesterday'],
    ['2026-11-19T12:00:00Z', '3 days ago'],
    ['2026-10-20T12:00:00Z', 'last month'],
    ['2024-11-20T12:00:00Z', '2 years ago'],
    ['2026-11-25T12:00:00Z', 'in 3 days'],
  ])('of %s reads "%s"', (at, words) => {
    expect(ago(at)).toBe(words)
  })

  it.each([
    ['2026-11-22T11:59:30Z', 'just now'],
    ['2026-11-22T11:55:00Z', '5 min. ago'],
    ['2026-11-22T08:40:00Z', '3 hr. ago'],
    ['2026-11-21T11:00:00Z', '1 day ago'],
    ['2026-10-20T12:00:00Z', '1 mo. ago'],
    ['2024-11-20T12:00:00Z', '2 yr. ago'],
  ])('of %s is "%s" in a column', (at, words) => {
    expect(toRelativeTime(Date.parse(at), now, 'short')).toBe(words)
  })

  it('never counts to the next unit: 59.7 minutes are an hour', () => {
    expect(ago('2026-11-22T11:00:18Z')).toBe('1 hour ago')
  })
})

describe('an exact time', () => {
  it('names the zone it is in', () => {
    expect(toExactTime(now, 'en-GB', 'Europe/Berlin')).toMatch(/Sun, 22 Nov 2026.*13:00:00 (CET|GMT\+1)/)
  })
})

describe('a number', () => {
  it('has the separators of the locale', () => {
    expect(toNumberText(21829, 'en')).toBe('21,829')
    expect(toNumberText(21829, 'de')).toBe('21.829')
  })
})

describe('the locale', () => {
  it.each([
    ['de-DE,de;q=0.9,en;q=0.8', 'de-DE'],
    ['en;q=0.4, sk-SK;q=0.9', 'sk-SK'],
    ['fr;q=0, en-GB', 'en-GB'],
    ['*', 'en'],
    ['../../etc, en_US', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('of Accept-Language %s is %s', (header, locale) => {
    expect(toLocale(header)).toBe(locale)
  })
})
