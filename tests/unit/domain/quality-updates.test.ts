import { describe, expect, test } from 'vitest'
import { lastPatchTuesday } from '@/lib/domain/patch-tuesday'
import { findCurrentRevisions, updateDueAt, updatedSince } from '@/lib/domain/quality-updates'
import { servicingEndsAt } from '@/lib/domain/windows'

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString().slice(0, 10))

test.each([
  ['2026-11-22T00:00:00Z', '2026-11-10'],
  ['2026-11-10T00:00:00Z', '2026-11-10'],
  ['2026-11-09T23:59:59Z', '2026-10-13'],
  ['2026-09-08T12:00:00Z', '2026-09-08'], // the first of the month is itself a Tuesday
  ['2026-01-02T00:00:00Z', '2025-12-09'],
])('on %s the last patch Tuesday is %s', (now, tuesday) => expect(iso(lastPatchTuesday(Date.parse(now)))).toBe(tuesday))

describe('The current revision of a build', () => {
  test('is the newest that a good share of its devices has', () => {
    const versions = [
      ...Array.from({ length: 94 }, () => ({ build: 26100, revision: 100 })),
      ...Array.from({ length: 6 }, () => ({ build: 26100, revision: 200 })),
      { build: 22631, revision: 7 },
    ]
    expect(findCurrentRevisions(versions)).toEqual([
      { build: 26100, revision: 200 },
      { build: 22631, revision: 7 },
    ])
  })

  test('is not what a few devices try out', () => {
    const versions = Array.from({ length: 100 }, (_, index) => ({ build: 26100, revision: index < 4 ? 300 : 100 }))
    expect(findCurrentRevisions(versions)).toEqual([{ build: 26100, revision: 100 }])
  })
})

describe('An update that a device lacks', () => {
  const known = [
    { build: 26100, revision: 100, currentSince: Date.parse('2026-10-20T00:00:00Z') },
    { build: 26100, revision: 200, currentSince: Date.parse('2026-11-18T00:00:00Z') },
  ]
  test.each([
    ['Test', 150, '2026-11-10'],
    ['First', 150, '2026-11-15'],
    ['Fast', 150, '2026-11-20'],
    ['Broad', 150, '2026-11-26'],
    ['Broad', 50, '2026-10-29'], // the older of two updates that it lacks
    ['Broad', 200, null],
    ['Broad', 250, null],
    ['Someday', 50, null],
  ])('is due in ring %s for revision %i on %s', (ring, revision, due) => {
    expect(iso(updateDueAt({ build: 26100, revision }, ring, known))).toBe(due)
  })

  test.each([
    [50, null],
    [100, '2026-10-20'],
    [150, '2026-10-20'],
    [250, '2026-11-18'],
  ])('and the newest that revision %i has became current on %s', (revision, since) => {
    expect(iso(updatedSince({ build: 26100, revision }, known))).toBe(since)
  })

  test('is no longer new when a newer one was current before it was seen to be', () => {
    const late = [...known, { build: 26100, revision: 120, currentSince: Date.parse('2026-11-20T00:00:00Z') }]
    expect(iso(updatedSince({ build: 26100, revision: 130 }, late))).toBe('2026-11-18')
  })

  test('of another build says nothing', () => expect(updateDueAt({ build: 1, revision: 1 }, 'Test', known)).toBeNull())
})

test.each([
  [22631, 'Enterprise', '2026-11-11'],
  [22631, 'Education', '2026-11-11'],
  [22631, 'Enterprise Evaluation', '2026-11-11'],
  [22631, 'Pro', '2025-11-12'],
  [22631, null, '2025-11-12'],
  [26300, 'Enterprise', null],
  [99999, 'Pro', null],
])('servicing of build %i, edition %s, has ended from %s on', (build, edition, day) => {
  expect(iso(servicingEndsAt(build, edition))).toBe(day)
})
