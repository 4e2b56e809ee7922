import { expect, it } from 'vitest'
import { toFacetValues, toggleValue } from '@/components/devices/facet-values'
import { describeValue } from '@/lib/domain/facet-wording'

it('says values in plain words, with how they are to be taken', () => {
  expect(describeValue('syncAge', 'day').label).toBe('Within a day')
  expect(describeValue('attention', 'stale-sync')).toEqual({ label: 'Not synced lately', tone: 'warning' })
  expect(describeValue('compliance', 'NonCompliant')).toEqual({ label: 'Non-compliant', tone: 'critical' })
  expect(describeValue('model', '(none)').label).toBe('None')
  expect(describeValue('model', '').label).toBe('Not reported')
})

it('keeps a chosen value in the list although no device has it', () => {
  const values = toFacetValues('model', [{ value: 'Book', count: 3 }], ['Slate'])
  expect(values).toEqual([
    { value: 'Book', count: 3 },
    { value: 'Slate', count: 0 },
  ])
})

it('lists rings in the order in which updates reach them', () => {
  const counts = ['Broad', 'Pilot', 'Fast', 'Test'].map(value => ({ value, count: 1 }))
  expect(toFacetValues('ring', counts).map(({ value }) => value)).toEqual(['Test', 'Fast', 'Broad', 'Pilot'])
})

it('adds a value to a filter, takes it away, and leaves no empty filter behind', () => {
  const one = toggleValue({ model: ['Book'] }, 'ring', 'Fast')
  expect(one).toEqual({ model: ['Book'], ring: ['Fast'] })
  expect(toggleValue(one, 'ring', 'First').ring).toEqual(['Fast', 'First'])
  expect(toggleValue(one, 'ring', 'Fast')).toEqual({ model: ['Book'] })
})
