import { describe, expect, test } from 'vitest'
import {
  ATTENTION_CODES,
  ATTENTION_RULES,
  type AttentionCode,
  type AttentionFacts,
  attentionOf,
} from '@/lib/domain/attention'

const NOW = Date.parse('2026-11-22T10:20:00Z')
const DAY = 86_400_000
const SETTINGS = { now: NOW, agingMonths: 36 }

/** A device that needs nobody. */
const fine: AttentionFacts = {
  isSetUp: true,
  hasPerson: true,
  compliance: 'Compliant',
  profileAssignment: 'Successful',
  lastSyncAt: NOW - DAY,
  servicingEndsAt: NOW + 400 * DAY,
  updateDueAt: null,
  ageInMonths: 12,
}

test('a device with nothing wrong needs nobody', () => {
  expect(attentionOf(fine, SETTINGS)).toEqual([])
})

describe('each rule applies just beyond its boundary and not before', () => {
  test.each<[string, Partial<AttentionFacts>, AttentionCode[]]>([
    ['non-compliant', { compliance: 'NonCompliant' }, ['non-compliant']],
    ['compliance that nobody knows', { compliance: 'Unknown' }, []],
    ['a failed profile', { profileAssignment: 'Failed' }, ['profile-failed']],
    ['a profile status that nobody knows', { profileAssignment: 'Odd' }, ['profile-failed']],
    ['a pending profile', { profileAssignment: 'Pending' }, []],
    ['a profile under way', { profileAssignment: 'InProgress' }, []],
    ['a sync exactly 5 days ago', { lastSyncAt: NOW - 5 * DAY }, []],
    ['a sync a millisecond more than 5 days ago', { lastSyncAt: NOW - 5 * DAY - 1 }, ['stale-sync']],
    ['no sync ever', { lastSyncAt: null }, ['never-synced']],
    ['servicing that ends in a millisecond', { servicingEndsAt: NOW + 1 }, ['os-ending']],
    ['servicing that ends now', { servicingEndsAt: NOW }, ['os-unsupported']],
    ['servicing that ends in 90 days', { servicingEndsAt: NOW + 90 * DAY }, ['os-ending']],
    ['servicing that ends a millisecond later', { servicingEndsAt: NOW + 90 * DAY + 1 }, []],
    ['a build that nobody knows', { servicingEndsAt: null }, []],
    ['an update that is due now', { updateDueAt: NOW }, []],
    ['an update overdue by a millisecond', { updateDueAt: NOW - 1 }, ['behind-on-updates']],
    ['an overdue update on a device that does not sync', { updateDueAt: 0, lastSyncAt: NOW - 6 * DAY }, ['stale-sync']],
    ['nobody assigned', { hasPerson: false }, ['unassigned']],
    ['hardware just below the age', { ageInMonths: 35.999 }, []],
    ['hardware of the age', { ageInMonths: 36 }, ['aging']],
    ['hardware of no known age', { ageInMonths: null }, []],
    [
      'never set up, which says why it never synced and has nobody',
      { isSetUp: false, lastSyncAt: null, hasPerson: false },
      ['not-set-up'],
    ],
  ])('%s', (_, facts, codes) => {
    expect(attentionOf({ ...fine, ...facts }, SETTINGS)).toEqual(codes)
  })
})

test('several reasons come in the order of urgency', () => {
  const facts = { ...fine, compliance: 'NonCompliant', lastSyncAt: NOW - 9 * DAY, ageInMonths: 50 }
  expect(attentionOf(facts, SETTINGS)).toEqual(['non-compliant', 'stale-sync', 'aging'])
})

test('reasons carry the device’s own figures', () => {
  const reason = (code: AttentionCode, facts: Partial<AttentionFacts>) =>
    ATTENTION_RULES[code].reason({ ...fine, ...facts }, SETTINGS)
  expect(reason('stale-sync', { lastSyncAt: NOW - 9 * DAY - 5 })).toBe(
    'Last synced 9 days ago; updates need a sync within 5 days.',
  )
  expect(reason('os-unsupported', { servicingEndsAt: Date.parse('2026-11-11T00:00:00Z') })).toContain('2026-11-10')
  expect(reason('os-ending', { servicingEndsAt: NOW + 1.5 * DAY })).toContain('in 1 day.')
  expect(reason('aging', { ageInMonths: 41.97 })).toContain('41 months')
  expect(reason('behind-on-updates', { updateDueAt: NOW - 3 * DAY })).toContain('3 days ago (estimated)')
})

test.each(ATTENTION_CODES)('%s says what it rests on and what to do', code => {
  const rule = ATTENTION_RULES[code]
  for (const sentence of [rule.reason(fine, SETTINGS), rule.advice]) expect(sentence).toMatch(/^[A-Z].*[.]$/)
  expect(rule.source).not.toBe('')
})
