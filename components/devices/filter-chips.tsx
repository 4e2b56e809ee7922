import { ListChecks } from 'lucide-react'
import { FacetLabel } from '@/components/facets/facet-label'
import { Button } from '@/components/ui/button'
import { Chip, ChipBar } from '@/components/ui/chip'
import { DEVICE_FACETS, type DeviceQuery } from '@/lib/domain/device-query'
import { describeValue, FACET_LABELS } from '@/lib/domain/facet-wording'
import { countValues, toggleValue } from './facet-values'

/** The filters at work, each of which can be taken away. */
export function FilterChips({
  query: { filters, set },
  onQuery,
}: {
  query: DeviceQuery
  onQuery: (changes: Partial<DeviceQuery>) => void
}) {
  if (countValues(filters) === 0 && set === null) return null
  return (
    <ChipBar label="Active filters">
      {set !== null && (
        <Chip removal="Remove: looked-up devices" onRemove={() => onQuery({ set: null })}>
          <ListChecks aria-hidden className="size-3.5 shrink-0 text-ink-muted" />
          Looked-up devices
        </Chip>
      )}
      {DEVICE_FACETS.flatMap(facet =>
        (filters[facet] ?? []).map(value => (
          <Chip
            key={`${facet} ${value}`}
            removal={`Remove ${FACET_LABELS[facet]}: ${describeValue(facet, value).label}`}
            onRemove={() => onQuery({ filters: toggleValue(filters, facet, value) })}
          >
            <span className="shrink-0 text-ink-muted">{FACET_LABELS[facet]}</span>
            <FacetLabel facet={facet} value={value} />
          </Chip>
        )),
      )}
      <Button size="sm" variant="ghost" onClick={() => onQuery({ filters: {}, set: null })}>
        Clear all
      </Button>
    </ChipBar>
  )
}
