import { afterEach, describe, expect, test } from 'vitest'
import { ATTENTION_RULES, type AttentionFacts, attentionOf } from '@/lib/domain/attention'
import { dayOf } from '@/lib/domain/fleet-day'
import { lastPatchTuesday } from '@/lib/domain/patch-tuesday'
import { servicingEndsAt } from '@/lib/domain/windows'

/** Here and not with the unit tests, as only a process of its own can move to another time zone. */
const OWN_ZONE = process.env.TZ

const DAY = 86_400_000
const SETTINGS = (at: string) => ({ now: Date.parse(at), agingMonths: 36 })

function facts(changes: Partial<AttentionFacts>): AttentionFacts {
  return {
    isSetUp: true,
    hasPerson: true,
    compliance: 'Compliant',
    profileAssignment: 'Successful',
    lastSyncAt: Date.parse('2026-11-10T12:00:00Z'),
    servicingEndsAt: null,
    updateDueAt: null,
    ageInMonths: 1,
    ...changes,
  }
}

describe.each([
  ['UTC', 0],
  ['Pacific/Kiritimati', -840],
  ['America/Los_Angeles', 480],
  ['Asia/Kolkata', -330],
])('With the server in %s', (zone, offset) => {
  afterEach(() => {
    if (OWN_ZONE === undefined) delete process.env.TZ
    else process.env.TZ = OWN_ZONE
  })

  test('devices need attention from the same moments on', () => {
    process.env.TZ = zone
    expect(new Date('2026-11-27T00:00:00Z').getTimezoneOffset()).toBe(offset)
    const ending = facts({ servicingEndsAt: servicingEndsAt(22631, 'Enterprise') })
    expect(attentionOf(ending, SETTINGS('2026-11-10T23:59:59.999Z'))).toEqual(['os-ending'])
    expect(attentionOf(ending, SETTINGS('2026-11-11T00:00:00.000Z'))).toEqual(['os-unsupported'])
    expect(ATTENTION_RULES['os-unsupported'].reason(ending, SETTINGS('2026-11-12T00:00:00Z'))).toContain('2026-11-10')
    expect(attentionOf(facts({}), SETTINGS('2026-11-15T12:00:00.000Z'))).toEqual([])
    expect(attentionOf(facts({}), SETTINGS('2026-11-15T12:00:00.001Z'))).toEqual(['stale-sync'])
  })

  test('months have the same patch Tuesday, and days the same name', () => {
    process.env.TZ = zone
    expect(lastPatchTuesday(Date.parse('2026-11-09T23:59:59Z'))).toBe(Date.parse('2026-10-13T00:00:00Z'))
    expect(lastPatchTuesday(Date.parse('2026-11-10T00:00:00Z'))).toBe(Date.parse('2026-11-10T00:00:00Z'))
    expect(dayOf(Date.parse('2026-11-27T00:00:00Z') - 1)).toBe('2026-11-26')
    expect(dayOf(Date.parse('2026-11-26T00:00:00Z') + DAY)).toBe('2026-11-27')
  })
})
