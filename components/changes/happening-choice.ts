import { type ChangeQuery, HAPPENINGS, type Happening, wantedHappenings } from '@/lib/domain/change-query'

type Chosen = Pick<ChangeQuery, 'kind' | 'field'>

/** What was chosen of all that can happen: nothing where everything is shown. */
export function chosenHappenings(query: Chosen): readonly Happening[] {
  return wantedHappenings(query) ?? []
}

/** Chooses one more, or one less. */
export function toggleHappening(query: Chosen, happening: Happening): Chosen {
  const before = chosenHappenings(query)
  const after = HAPPENINGS.filter(each => (each === happening) !== before.includes(each))
  return {
    kind: after.flatMap(({ kind, field }) => (field === null ? kind : [])),
    field: after.flatMap(({ field }) => field ?? []),
  }
}
