import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIsoTimestamp } from '@/lib/domain/timestamp'

const anyTime = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })

describe('a time the service reports', () => {
  it.each([
    ['2021-11-11T15:01:07.5381567Z', '2021-11-11T15:01:07.538Z'],
    ['2021-11-11T15:01:07.9999999Z', '2021-11-11T15:01:07.999Z'],
    ['2021-11-11T15:01:07.5Z', '2021-11-11T15:01:07.500Z'],
    ['2021-11-11T15:01:07Z', '2021-11-11T15:01:07.000Z'],
    ['2021-11-11T15:01:07', '2021-11-11T15:01:07.000Z'],
    ['2021-11-11', '2021-11-11T00:00:00.000Z'],
    ['2021-11-11T16:01:07.5381567+01:00', '2021-11-11T15:01:07.538Z'],
  ])('as %s is %s', (value, iso) => {
    expect(toIsoTimestamp(value)).toBe(iso)
  })

  it.each(['0001-01-01T00:00:00Z', '0001-01-01', '0001-01-01T00:00:00', '0001-01-01T00:00:00.0000000Z'])(
    'as %s is never',
    value => {
      expect(toIsoTimestamp(value)).toBeNull()
    },
  )

  it.each([null, '', 'never', 'yesterday', 'MMD 7', '7', '11/12/2021', '2021-13-01T00:00:00Z', '2021-11-11T25:00:00Z'])(
    'as %j is no time',
    value => {
      expect(toIsoTimestamp(value)).toBeNull()
    },
  )

  it('keeps its milliseconds whatever follows them', () => {
    fc.assert(
      fc.property(anyTime, fc.stringMatching(/^\d{0,4}$/), (time, more) => {
        expect(toIsoTimestamp(time.toISOString().replace('Z', `${more}Z`))).toBe(time.toISOString())
      }),
    )
  })

  it('never breaks a page, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), value => {
        const iso = toIsoTimestamp(value)
        expect(iso === null || !Number.isNaN(Date.parse(iso))).toBe(true)
      }),
    )
  })
})
