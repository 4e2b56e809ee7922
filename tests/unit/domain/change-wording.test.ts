import { describe, expect, test } from 'vitest'
import { HAPPENINGS } from '@/lib/domain/change-query'
import { changedValues, happeningName, happeningTitle } from '@/lib/domain/change-wording'

describe('A change in words', () => {
  test.each([
    ['compliance', 'Compliant', 'NonCompliant', 'Compliance: Compliant → Non-compliant'],
    ['profileAssignment', 'InProgress', 'Successful', 'Profile assignment: In progress → Successful'],
    ['userUpn', null, 'ana@contoso.com', 'User: None → ana@contoso.com'],
    ['name', '', 'MMD-1', 'Name: None → MMD-1'],
    ['ring', 'Fast', 'Broad', 'Ring: Fast → Broad'],
    ['osVersion', '10.0.26100.4061', '10.0.26100.4200', 'Windows: 26100.4061 → 26100.4200'],
    [
      'osVersion',
      '10.0.26100.4061',
      '10.0.26200.1',
      'Windows: Windows 11 24H2 (26100.4061) → Windows 11 25H2 (26200.1)',
    ],
    ['osVersion', null, '10.0.99999.1', 'Windows: None → 99999.1'],
    ['osVersion', '11', '10.0.26100.1', 'Windows: 11 → Windows 11 24H2 (26100.1)'],
  ] as const)('of %s from %s to %s', (field, from, to, words) => {
    const values = changedValues({ field, from, to })
    expect(`${happeningTitle({ kind: 'changed', field })}: ${values.from} → ${values.to}`).toBe(words)
  })

  test('of a device that came or went is one word', () => {
    const words = (['added', 'removed', 'returned'] as const).map(kind => happeningTitle({ kind, field: null }))
    expect(words).toEqual(['Added', 'Removed', 'Returned'])
  })

  test('is told from all others where one chooses', () => {
    expect(HAPPENINGS.map(happeningName)).toEqual([
      'Added',
      'Removed',
      'Returned',
      'Name changed',
      'User changed',
      'Ring changed',
      'Profile changed',
      'Compliance changed',
      'Windows changed',
      'Profile assignment changed',
    ])
  })
})
