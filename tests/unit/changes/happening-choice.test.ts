import { expect, test } from 'vitest'
import { chosenHappenings, toggleHappening } from '@/components/changes/happening-choice'
import { HAPPENINGS } from '@/lib/domain/change-query'

const happening = (word: string) => {
  const found = HAPPENINGS.find(({ kind, field }) => (field ?? kind) === word)
  if (!found) throw new Error(`Nothing is called ${word}`)
  return found
}

test('what can happen is chosen and taken back one by one', () => {
  let chosen: Parameters<typeof chosenHappenings>[0] = { kind: [], field: [] }
  chosen = toggleHappening(chosen, happening('ring'))
  chosen = toggleHappening(chosen, happening('removed'))
  expect(chosen).toEqual({ kind: ['removed'], field: ['ring'] })
  chosen = toggleHappening(chosen, happening('ring'))
  expect(chosen).toEqual({ kind: ['removed'], field: [] })
})

test('any change is a choice of every field, of which one can be taken back', () => {
  const chosen = { kind: ['changed' as const], field: [] }
  expect(chosenHappenings(chosen)).toHaveLength(7)
  expect(toggleHappening(chosen, happening('ring')).field).toHaveLength(6)
})

test('to choose everything is to choose nothing', () => {
  let chosen: Parameters<typeof chosenHappenings>[0] = { kind: [], field: [] }
  for (const each of HAPPENINGS) chosen = toggleHappening(chosen, each)
  expect(chosenHappenings(chosen)).toEqual([])
})
