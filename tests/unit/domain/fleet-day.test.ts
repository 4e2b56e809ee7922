import { describe, expect, test } from 'vitest'
import { codesFrom, countsOf, daysBefore, type FleetCounts, type FleetDay } from '@/lib/domain/fleet-day'
import { hardwareAgeCode } from '@/lib/domain/hardware-age'
import { judgeChange } from '@/lib/domain/measures'
import { monthsOf, parseReportView, reportPath, toMonth } from '@/lib/domain/report'
import { ringGuidance } from '@/lib/domain/ring-guidance'
import { parseTrendQuery, toTrend } from '@/lib/domain/trend'
import { dayBack, toUpdateCourse } from '@/lib/domain/update-course'
import { updateStatusOf } from '@/lib/domain/update-status'

function counts(total: number, changes: Partial<FleetCounts> = {}): FleetCounts {
  const nothing = {
    compliance: {},
    syncAge: {},
    updates: {},
    osRelease: {},
    profile: {},
    profileAssignment: {},
    hardwareAge: {},
    attention: {},
    severity: {},
  }
  return { total, ...nothing, ...changes }
}

function day(name: string, rings: FleetDay['rings']): FleetDay {
  return { day: name, takenAt: `${name}T06:00:00.000Z`, rings }
}

describe('The counts of a day', () => {
  const rings = {
    Fast: counts(10, { compliance: { Compliant: 8, NonCompliant: 2 } }),
    Broad: counts(30, { compliance: { Compliant: 30 } }),
  }
  test('of all rings are the sum of them', () => {
    const all = countsOf(rings, null)
    expect(all.total).toBe(40)
    expect(all.compliance).toEqual({ Compliant: 38, NonCompliant: 2 })
  })
  test('of one ring are its own, and nothing of a ring that is not there', () => {
    expect(countsOf(rings, 'Fast').compliance).toEqual({ Compliant: 8, NonCompliant: 2 })
    expect(countsOf(rings, 'Slow').total).toBe(0)
  })
  test('are a trend of a metric, of the rings, or of the devices', () => {
    const days = [day('2026-11-26', rings)]
    expect(toTrend(days, { metric: 'compliance', ring: 'Fast' })).toEqual([
      { day: '2026-11-26', total: 10, values: { Compliant: 8, NonCompliant: 2 } },
    ])
    expect(toTrend(days, { metric: 'ring', ring: null })[0]?.values).toEqual({ Fast: 10, Broad: 30 })
    expect(toTrend(days, { metric: 'devices', ring: null })).toEqual([{ day: '2026-11-26', total: 40, values: {} }])
  })
})

test.each([
  ['metric=shoes', 'metric'],
  ['days=0', 'days'],
  ['days=1.5', 'days'],
  ['days=99999', 'days'],
  ['colour=red', 'colour'],
  ['ring=Fast&ring=First', 'ring'],
])('a trend of %s is refused by the name of the parameter', (address, parameter) => {
  expect(parseTrendQuery(new URLSearchParams(address)).faults.map(fault => fault.parameter)).toEqual([parameter])
})

test('days are counted back over the ends of months and years', () => {
  expect(daysBefore('2026-03-01', 1)).toBe('2026-02-28')
  expect(daysBefore('2027-01-01', 1)).toBe('2026-12-31')
})

test('the day to compare with is the last one at least so far back', () => {
  const days = [day('2026-11-10', {}), day('2026-11-19', {}), day('2026-11-25', {})]
  expect(dayBack(days, '2026-11-27', 1)?.day).toBe('2026-11-25')
  expect(dayBack(days, '2026-11-27', 7)?.day).toBe('2026-11-19')
  expect(dayBack(days, '2026-11-11', 7)).toBeNull()
})

test('the severities take in the graver ones', () => {
  expect(codesFrom('critical')).toEqual(['non-compliant', 'profile-failed', 'os-unsupported'])
  expect(codesFrom('warning')).toContain('stale-sync')
  expect(codesFrom('warning')).toContain('non-compliant')
  expect(codesFrom('warning')).not.toContain('aging')
})

describe('How a device stands with the month’s update', () => {
  const month = Date.parse('2026-11-10T00:00:00Z')
  test.each([
    [{ isIneligible: true, isBehind: true, updatedSince: month }, 'ineligible'],
    [{ isIneligible: false, isBehind: true, updatedSince: month }, 'behind'],
    [{ isIneligible: false, isBehind: false, updatedSince: month }, 'current'],
    [{ isIneligible: false, isBehind: false, updatedSince: month - 1 }, 'waiting'],
    [{ isIneligible: false, isBehind: false, updatedSince: Number.NaN }, 'waiting'],
  ])('%o is %s', (facts, status) => expect(updateStatusOf(facts, month)).toBe(status))

  test('gives a course by days since the release, of eligible devices alone', () => {
    const before = day('2026-11-09', { Fast: counts(10, { updates: { current: 10 } }) })
    const third = day('2026-11-13', { Fast: counts(10, { updates: { current: 2, waiting: 6, ineligible: 2 } }) })
    const now = { Fast: counts(10, { updates: { current: 6, behind: 2, ineligible: 2 } }) }
    expect(toUpdateCourse([before, third], now, Date.parse('2026-11-20T10:00:00Z'))).toEqual({
      releasedAt: '2026-11-10',
      daysSince: 10,
      rings: [
        {
          ring: 'Fast',
          eligible: 8,
          points: [
            { day: 3, share: 0.25 },
            { day: 10, share: 0.75 },
          ],
        },
      ],
    })
  })
})

test.each([
  [200, 1, 0.05],
  [201, 1, 0.01],
  [500, 1, 0.01],
  [501, 5, 0.01],
  [5_000, 5, 0.01],
  [5_001, 50, 0.01],
])('of %i devices the service wants %i in Test and a share of %f in First', (devices, least, share) => {
  const [inTest, first] = ringGuidance(devices)
  expect(inTest).toEqual({ ring: 'Test', least })
  expect(first).toEqual({ ring: 'First', share })
})

test.each([
  [0, 0],
  [11.99, 0],
  [12, 1],
  [59.9, 4],
  [60, 5],
  [400, 5],
  [-1, 0],
  [Number.NaN, 6],
])('hardware of %f months is of age %i', (months, code) => expect(hardwareAgeCode(months)).toBe(code))

test.each([
  ['good', true, 0.01, 'good'],
  ['good', true, -0.01, 'bad'],
  ['good', true, 0.0004, null],
  ['bad', false, 3, 'bad'],
  ['bad', false, -3, 'good'],
  ['bad', false, 0, null],
  ['neutral', false, 9, null],
] as const)('where more is %s (a share: %s), %d more is %s', (more, isShare, by, news) => {
  expect(judgeChange({ more, isShare }, by)).toBe(news)
})

describe('A report', () => {
  test.each([
    ['days=30&ring=Fast', { days: 30, ring: 'Fast' }],
    ['days=31', { days: 90, ring: null }],
    ['', { days: 90, ring: null }],
  ])('at %s is about %o, and its address leads there', (address, view) => {
    expect(parseReportView(new URLSearchParams(address))).toEqual(view)
    const query = reportPath(view as ReturnType<typeof parseReportView>).split('?')[1] ?? ''
    expect(parseReportView(new URLSearchParams(query))).toEqual(view)
  })

  test('of a month knows its first and last day', () => {
    expect(toMonth('2028-02')).toEqual({ name: '2028-02', first: '2028-02-01', last: '2028-02-29' })
    expect(toMonth('2026-13')).toBeNull()
    expect(toMonth('../etc')).toBeNull()
  })

  test('has the months there are, newest first', () => {
    expect(monthsOf([day('2026-10-31', {}), day('2026-11-01', {}), day('2026-11-02', {})])).toEqual([
      '2026-11',
      '2026-10',
    ])
  })
})
