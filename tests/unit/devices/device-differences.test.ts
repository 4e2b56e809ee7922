import { expect, it } from 'vitest'
import { findDifferences } from '@/components/devices/device-differences'
import { device } from './fleet'

it('tells what the snapshot says otherwise, in words for people', () => {
  const listed = device(1, { compliance: 'NonCompliant', ring: 'Fast', assignedUser: null, osVersion: '10.0.26100.1' })
  expect(findDifferences(listed, device(1))).toEqual({
    compliance: 'Non-compliant',
    ring: 'Fast',
    assignedUser: 'none',
    osVersion: '26100.1',
  })
})

it('takes a sync, a birthday and two spellings of nothing for no difference', () => {
  const listed = device(1, { lastSyncAt: null, ageInMonths: 1, managementAgent: null })
  expect(findDifferences(listed, device(1, { managementAgent: '' }))).toEqual({})
})
