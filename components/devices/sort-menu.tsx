import { ArrowDownUp } from 'lucide-react'
import { memo } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import type { ColumnId } from '@/lib/domain/device-columns'
import { sortFieldOf } from '@/lib/domain/device-columns'
import { type DeviceSort, sortBy } from '@/lib/domain/device-query'
import { columnOf } from './column-choice'

/** The order of the cards, which have no headings to sort by. */
export const SortMenu = memo(function SortMenu({
  columns,
  sort,
  onSort,
}: {
  columns: readonly ColumnId[]
  sort: DeviceSort
  onSort: (sort: DeviceSort) => void
}) {
  const fields = columns.flatMap(id => {
    const field = sortFieldOf({ id })
    return field ? [{ value: field, label: columnOf(id).label }] : []
  })
  return (
    <div className="sheet:hidden">
      <Menu
        label="Sort"
        align="end"
        trigger={<IconButton icon={ArrowDownUp} label="Sort" />}
        entries={[
          {
            kind: 'choice',
            label: 'Sort by',
            value: sort.field,
            options: fields,
            onChange: value => {
              const chosen = fields.find(field => field.value === value)
              if (chosen) onSort(sortBy(chosen.value))
            },
          },
          { kind: 'separator' },
          {
            kind: 'check',
            label: 'Descending',
            checked: sort.descending,
            onChange: descending => onSort(sortBy(sort.field, descending)),
          },
        ]}
      />
    </div>
  )
})
