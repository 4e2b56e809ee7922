import type { ComponentProps } from 'react'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/dialog'
import { useNumberText } from '@/components/ui/number'
import { useIsSheet } from '@/components/ui/use-is-sheet'
import { FacetPanel } from './facet-panel'
import { countValues } from './facet-values'

/** Where the filters stand: beside the rows, or on small screens in a sheet over them. */
export function FilterPlace({
  isBeside,
  isSheetOpen,
  onSheetOpen,
  total,
  ...panel
}: ComponentProps<typeof FacetPanel> & {
  isBeside: boolean
  isSheetOpen: boolean
  onSheetOpen: (open: boolean) => void
  /** How many match. */
  total: number | null
}) {
  const number = useNumberText()
  const isSheet = useIsSheet()
  return (
    <>
      {isBeside && (
        <aside
          aria-label="Filters"
          className="w-58 shrink-0 overflow-y-auto overscroll-contain border-line border-r bg-surface max-sheet:hidden"
        >
          {!isSheet && <FacetPanel {...panel} />}
        </aside>
      )}
      <Sheet
        title="Filters"
        side="bottom"
        open={isSheet && isSheetOpen}
        onOpenChange={onSheetOpen}
        footer={
          <>
            {countValues(panel.filters) > 0 && <Button onClick={() => panel.onFilters({})}>Clear all</Button>}
            <Button variant="primary" onClick={() => onSheetOpen(false)}>
              {total === null ? 'Show devices' : `Show ${number(total)} ${total === 1 ? 'device' : 'devices'}`}
            </Button>
          </>
        }
      >
        <div className="-mx-3">
          <FacetPanel {...panel} />
        </div>
      </Sheet>
    </>
  )
}
