import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DEVICE_FACETS, type DeviceFilters } from '@/lib/domain/device-query'
import { FacetLabel } from './facet-label'
import { countValues, describeValue, FACET_LABELS, toggleValue } from './facet-values'

/** The filters at work, each of which can be taken away. */
export function FilterChips({
  filters,
  onFilters,
}: {
  filters: DeviceFilters
  onFilters: (filters: DeviceFilters) => void
}) {
  if (countValues(filters) === 0) return null
  return (
    <section
      aria-label="Active filters"
      className="flex max-h-24 shrink-0 flex-wrap items-center gap-1.5 overflow-y-auto border-line border-b px-3 py-1.5 max-sheet:max-h-11 max-sheet:flex-nowrap max-sheet:overflow-x-auto"
    >
      {DEVICE_FACETS.flatMap(facet =>
        (filters[facet] ?? []).map(value => (
          <span
            key={`${facet} ${value}`}
            className="inline-flex h-7 min-w-0 max-w-72 shrink-0 items-center gap-1.5 rounded border border-line bg-surface pl-2 text-sm"
          >
            <span className="shrink-0 text-ink-muted">{FACET_LABELS[facet]}</span>
            <FacetLabel facet={facet} value={value} />
            <button
              type="button"
              aria-label={`Remove ${FACET_LABELS[facet]}: ${describeValue(facet, value).label}`}
              onClick={() => onFilters(toggleValue(filters, facet, value))}
              className="inline-flex size-7 shrink-0 items-center justify-center rounded-r text-ink-faint outline-offset-[-2px] hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </span>
        )),
      )}
      <Button size="sm" variant="ghost" onClick={() => onFilters({})}>
        Clear all
      </Button>
    </section>
  )
}
