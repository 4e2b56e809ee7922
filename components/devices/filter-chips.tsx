import { ListChecks, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { FacetLabel } from '@/components/facets/facet-label'
import { Button } from '@/components/ui/button'
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
    <section
      aria-label="Active filters"
      className="flex max-h-24 shrink-0 flex-wrap items-center gap-1.5 overflow-y-auto border-line border-b px-3 py-1.5 max-sheet:max-h-11 max-sheet:flex-nowrap max-sheet:overflow-x-auto"
    >
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
    </section>
  )
}

function Chip({ removal, onRemove, children }: { removal: string; onRemove: () => void; children: ReactNode }) {
  return (
    <span className="inline-flex h-7 min-w-0 max-w-72 shrink-0 items-center gap-1.5 rounded border border-line bg-surface pl-2 text-sm">
      {children}
      <button
        type="button"
        aria-label={removal}
        onClick={onRemove}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-r text-ink-faint outline-offset-[-2px] hover:bg-hover hover:text-ink"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  )
}
