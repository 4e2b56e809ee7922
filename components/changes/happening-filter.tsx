import type { MenuEntry } from '@/components/ui/menu'
import { type ChangeQuery, HAPPENINGS, type Happening } from '@/lib/domain/change-query'
import { happeningName } from '@/lib/domain/change-wording'
import { FilterButton } from './filter-button'
import { chosenHappenings, toggleHappening } from './happening-choice'

/** What has to have happened: devices that came and went, and each field that can change. */
export function HappeningFilter({
  query,
  onQuery,
}: {
  query: ChangeQuery
  onQuery: (changes: Partial<ChangeQuery>) => void
}) {
  const chosen = chosenHappenings(query)
  const toEntry = (happening: Happening): MenuEntry => ({
    kind: 'check',
    label: happeningName(happening),
    checked: chosen.includes(happening),
    onChange: () => onQuery(toggleHappening(query, happening)),
  })
  return (
    <FilterButton
      label="Change"
      chosen={chosen.length}
      entries={[
        ...HAPPENINGS.filter(({ field }) => field === null).map(toEntry),
        { kind: 'separator' },
        ...HAPPENINGS.filter(({ field }) => field !== null).map(toEntry),
      ]}
    />
  )
}
