import { expect, it } from 'vitest'
import { assignmentStatus, complianceStatus, deploymentStatus } from '@/lib/domain/device-status'
import { ringStep } from '@/lib/domain/update-ring'

it.each([
  ['Compliant', 'good', 'Compliant'],
  ['NonCompliant', 'critical', 'Non-compliant'],
  ['InGracePeriod', 'warning', 'In grace period'],
  ['Unknown', 'unknown', 'Unknown'],
  ['Quarantined', 'unknown', 'Quarantined'],
  ['', 'unknown', 'Not reported'],
])('shows the compliance "%s" in the tone %s as "%s"', (word, tone, label) => {
  expect(complianceStatus(word)).toEqual({ tone, label })
})

it('knows the words of profile assignment and deployment', () => {
  expect(assignmentStatus('Successful')).toEqual({ tone: 'good', label: 'Successful' })
  expect(assignmentStatus('InProgress')).toEqual({ tone: 'info', label: 'In progress' })
  expect(assignmentStatus('Failed').tone).toBe('critical')
  expect(deploymentStatus('NotApplicable')).toEqual({ tone: 'unknown', label: 'Not applicable' })
  expect(deploymentStatus('Success').tone).toBe('good')
})

it('does not take a word of the language for a word of the service', () => {
  expect(complianceStatus('constructor')).toEqual({ tone: 'unknown', label: 'constructor' })
})

it('orders the four rings and guesses no fifth', () => {
  expect(['Test', 'First', 'Fast', 'Broad', 'Pilot'].map(ringStep)).toEqual([0, 1, 2, 3, null])
})
