import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/dialog'
import { useNumberText } from '@/components/ui/number'
import { useIsSheet } from '@/components/ui/use-is-sheet'
import type { DeviceFilters } from '@/lib/domain/device-query'
import { facetsQuery } from '@/lib/queries/inventory'
import { FacetPanel } from './facet-panel'
import { countValues } from './facet-values'

/** Where the filters stand: beside the rows, or on small screens in a sheet over them. */
export function FilterPlace({
  isBeside,
  isSheetOpen,
  onSheetOpen,
  total,
  matching,
  rowsAreThere,
  filters,
  onFilters,
}: {
  isBeside: boolean
  isSheetOpen: boolean
  onSheetOpen: (open: boolean) => void
  /** How many match. */
  total: number | null
  /** What they match, in canonical form. */
  matching: string
  rowsAreThere: boolean
  filters: DeviceFilters
  onFilters: (filters: DeviceFilters) => void
}) {
  const number = useNumberText()
  const isSheet = useIsSheet()
  const { data, error, isPlaceholderData, refetch } = useQuery({
    // After the rows, which people wait for: on the screen, and at the server, which would count first and then answer both.
    ...facetsQuery(useDeferredValue(matching)),
    placeholderData: keepPreviousData,
    enabled: rowsAreThere,
  })
  const panel = (
    <FacetPanel
      facets={data?.facets ?? null}
      outdated={isPlaceholderData}
      error={error}
      onRetry={refetch}
      filters={filters}
      onFilters={onFilters}
    />
  )
  return (
    <>
      {isBeside && (
        <aside
          aria-label="Filters"
          className="isolate w-58 shrink-0 overflow-y-auto overscroll-contain border-line border-r bg-surface max-sheet:hidden"
        >
          {!isSheet && panel}
        </aside>
      )}
      <Sheet
        title="Filters"
        side="bottom"
        open={isSheet && isSheetOpen}
        onOpenChange={onSheetOpen}
        footer={
          <>
            {countValues(filters) > 0 && <Button onClick={() => onFilters({})}>Clear all</Button>}
            <Button variant="primary" onClick={() => onSheetOpen(false)}>
              {total === null ? 'Show devices' : `Show ${number(total)} ${total === 1 ? 'device' : 'devices'}`}
            </Button>
          </>
        }
      >
        <div className="-mx-3">{panel}</div>
      </Sheet>
    </>
  )
}
