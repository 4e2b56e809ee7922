import { ListFilter } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { useIsSheet } from '@/components/ui/use-is-sheet'
import { DeviceSearch } from './device-search'

/** The title, the search and what can be done with the view; `children` are the buttons on the right. */
export function DeviceToolbar({
  search,
  filterCount,
  filtersShown,
  onFilters,
  children,
}: {
  search: ComponentProps<typeof DeviceSearch>
  /** How many values are filtered by. */
  filterCount: number
  filtersShown: boolean
  onFilters: () => void
  children: ReactNode
}) {
  const isSheet = useIsSheet()
  return (
    <div className="isolate flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2.5 max-sheet:px-3">
      <h1 className="pr-1 font-semibold text-xl">Devices</h1>
      <Button
        icon={ListFilter}
        size="sm"
        variant="ghost"
        aria-expanded={filtersShown}
        aria-haspopup={isSheet ? 'dialog' : undefined}
        onClick={onFilters}
        className="sheet:aria-expanded:bg-hover sheet:aria-expanded:text-ink"
      >
        Filters
        {filterCount > 0 && (
          <span className="rounded-full bg-accent-soft px-1.5 text-accent text-xs">
            {filterCount}
            <span className="sr-only"> active</span>
          </span>
        )}
      </Button>
      <DeviceSearch {...search} />
      <div className="ml-auto flex items-center gap-0.5">{children}</div>
    </div>
  )
}
