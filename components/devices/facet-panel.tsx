import { clsx } from 'clsx'
import { memo } from 'react'
import { RetryButton } from '@/components/ui/failure-notice'
import { Skeleton } from '@/components/ui/skeleton'
import { useLasting } from '@/components/ui/use-lasting'
import { DEVICE_FACETS, type DeviceFacet, type DeviceFilters } from '@/lib/domain/device-query'
import { FACET_LABELS } from '@/lib/domain/facet-wording'
import type { FacetsAnswer } from '@/lib/domain/inventory'
import { toFailure } from '@/lib/queries/to-failure'
import { FacetSection } from './facet-section'
import { toFacetValues, toggleValue } from './facet-values'

/** As in device-grid.tsx; the counts are asked for after the rows. */
const DIM_AFTER_MS = 200

const USUALLY_OPEN = new Set<DeviceFacet>(['attention', 'compliance', 'ring', 'syncAge'])

/** Every facet with the counts of the view at hand; those of the view before, dimmed, until they are there. */
export const FacetPanel = memo(function FacetPanel({
  facets,
  outdated,
  error,
  onRetry,
  filters,
  onFilters,
}: {
  facets: FacetsAnswer['facets'] | null
  outdated: boolean
  /** Why the counts of the view at hand did not come. */
  error: Error | null
  onRetry: () => void
  filters: DeviceFilters
  onFilters: (filters: DeviceFilters) => void
}) {
  const isDimmed = useLasting(outdated, DIM_AFTER_MS)
  if (error) {
    const failure = toFailure(error)
    return (
      <div role="alert" className="grid justify-items-start gap-2 p-3 text-sm">
        <p className="text-critical-ink">The counts did not come: {failure.problem.title}</p>
        <RetryButton key={failure.problem.requestId} failure={failure} onRetry={onRetry} />
      </div>
    )
  }
  return (
    <div aria-busy={outdated || undefined} className={clsx('transition-opacity', isDimmed && 'opacity-60')}>
      {DEVICE_FACETS.map(facet =>
        facets ? (
          <FacetSection
            key={facet}
            facet={facet}
            values={toFacetValues(facet, facets[facet], filters[facet])}
            chosen={filters[facet] ?? []}
            usuallyOpen={USUALLY_OPEN.has(facet)}
            onToggle={value => onFilters(toggleValue(filters, facet, value))}
          />
        ) : (
          <Outline key={facet} label={FACET_LABELS[facet]} rows={USUALLY_OPEN.has(facet) ? 4 : 0} />
        ),
      )}
    </div>
  )
})

/** A facet whose counts are on their way. */
function Outline({ label, rows }: { label: string; rows: number }) {
  return (
    <div className="border-line border-b px-3 pb-2 last:border-b-0">
      <p className="flex h-9 items-center pl-5 font-medium text-ink-muted text-sm">{label}</p>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines never reorder
        <Skeleton key={row} className="my-2.5 ml-5" />
      ))}
    </div>
  )
}
