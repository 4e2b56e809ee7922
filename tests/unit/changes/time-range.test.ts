import { describe, expect, test } from 'vitest'
import {
  fromDateValue,
  rangeTitle,
  recentDays,
  recentRange,
  type TimeRange,
  toDateValue,
} from '@/components/changes/time-range'

const NOW = new Date(2026, 10, 27, 9, 30).getTime()
const local = Intl.DateTimeFormat().resolvedOptions().timeZone
const title = (range: TimeRange, timeZone: string | null = local) => rangeTitle(range, NOW, 'en-GB', timeZone)
const day = (date: number, hour = 0) => new Date(2026, 10, date, hour).getTime()

describe('A stretch of time', () => {
  test('that is recent begins with a day of the browser’s and is called by its length', () => {
    expect(recentRange(7, NOW)).toEqual({ since: day(20), until: null })
    expect(recentDays(recentRange(7, NOW), NOW)).toBe(7)
    expect(title(recentRange(1, NOW))).toBe('Since yesterday')
    expect(title(recentRange(90, NOW))).toBe('Last 90 days')
  })

  test('of days is called by the first and the last of them', () => {
    expect(title({ since: day(3), until: day(6) })).toBe('3 Nov 2026 – 5 Nov 2026')
    expect(title({ since: day(3), until: day(4) })).toBe('3 Nov 2026')
    expect(title({ since: null, until: day(6) })).toBe('Until 5 Nov 2026')
    expect(title({ since: day(3), until: null })).toBe('Since 3 Nov 2026')
    expect(title({ since: null, until: null })).toBe('Any time')
  })

  test('that begins within a day is called by the time, and on the server by that of UTC', () => {
    expect(title({ since: day(3, 8), until: null })).toMatch(/^Since 3 Nov 2026,? (at )?08:00$/)
    const since = Date.parse('2026-11-20T00:00:00Z')
    expect(title({ since, until: null }, null)).toBe('Since 20 Nov 2026')
  })

  test('is chosen by days, and keeps them', () => {
    const since = fromDateValue('2026-11-03')
    expect(since).toBe(day(3))
    expect(toDateValue(since ?? 0)).toBe('2026-11-03')
    expect(fromDateValue('2026-11-30', 1)).toBe(new Date(2026, 11, 1).getTime())
    expect(fromDateValue('')).toBeNull()
  })
})
