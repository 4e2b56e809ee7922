// biome-ignore-all lint/a11y/useSemanticElements: as in device-grid.tsx
// biome-ignore-all lint/a11y/useFocusableInteractive: nothing can be done to these headings
import { clsx } from 'clsx'
import { Checkbox } from '@/components/ui/checkbox'
import { useNumberText } from '@/components/ui/number'
import type { DeviceColumn } from '@/lib/domain/device-columns'

/** The headings, which stay in sight, and the choice of all rows at once. */
export function DeviceGridHeader({
  columns,
  every,
  some,
  count,
  onToggleAll,
}: {
  columns: DeviceColumn[]
  every: boolean
  some: boolean
  count: number
  onToggleAll: () => void
}) {
  const number = useNumberText()
  return (
    <div role="rowgroup" className="sticky top-0 z-2 max-sheet:hidden">
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-(--header-height) grid-cols-(--tracks) border-line border-b bg-canvas text-ink-muted text-xs"
      >
        <div
          role="columnheader"
          aria-colindex={1}
          className="sticky left-0 z-1 flex items-center justify-center bg-inherit"
        >
          <Checkbox
            checked={every}
            indeterminate={some && !every}
            onChange={onToggleAll}
            aria-label={`Select all ${number(count)} loaded devices`}
          />
        </div>
        {columns.map((column, place) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={place + 2}
            className={clsx(
              'flex min-w-0 items-center px-2.5 font-medium',
              column.kind === 'name' && 'sticky left-10 z-1 bg-inherit group-data-shifted/scroller:border-r',
            )}
          >
            <span className="truncate">{column.label}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
