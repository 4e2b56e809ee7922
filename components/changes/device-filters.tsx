import { useQuery } from '@tanstack/react-query'
import { toFacetValues } from '@/components/devices/facet-values'
import { useNumberText } from '@/components/ui/number'
import type { ChangeQuery } from '@/lib/domain/change-query'
import { describeValue, FACET_LABELS } from '@/lib/domain/facet-wording'
import { facetsQuery } from '@/lib/queries/inventory'
import { FilterButton } from './filter-button'

/** By what of a device its changes can be filtered. */
export const DEVICE_FILTERS = ['ring', 'model'] as const

/** Of which devices, by what they are now. The values are those of the fleet, and what is chosen already. */
export function DeviceFilters({
  query,
  onQuery,
}: {
  query: ChangeQuery
  onQuery: (changes: Partial<ChangeQuery>) => void
}) {
  const number = useNumberText()
  const { data } = useQuery(facetsQuery(''))
  return DEVICE_FILTERS.map(facet => {
    const chosen = query[facet]
    return (
      <FilterButton
        key={facet}
        label={FACET_LABELS[facet]}
        chosen={chosen.length}
        entries={toFacetValues(facet, data?.facets[facet] ?? [], chosen).map(({ value, count }) => ({
          kind: 'check',
          label: describeValue(facet, value).label,
          hint: count > 0 ? number(count) : undefined,
          checked: chosen.includes(value),
          onChange: () => onQuery({ [facet]: toggle(chosen, value) }),
        }))}
      />
    )
  })
}

function toggle(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter(other => other !== value) : [...values, value]
}
