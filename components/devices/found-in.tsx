import { useMemo } from 'react'
import { focusRows } from '@/components/ui/focus-rows'
import type { ColumnId, DeviceColumn } from '@/lib/domain/device-columns'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { columnOf } from './column-choice'
import { mostFoundIn } from './found-elsewhere'

/** Says where a search has found what no column shows, and shows that column. A card shows it by itself. */
export function FoundIn({
  devices,
  columns,
  search,
  onShow,
}: {
  devices: readonly InventoryDevice[]
  columns: readonly DeviceColumn[]
  /** The words that were searched for. */
  search: readonly string[]
  onShow: (column: ColumnId) => void
}) {
  const field = useMemo(() => mostFoundIn(devices, columns, search), [devices, columns, search])
  if (!field) return null

  /** With the column in sight the button goes, and the focus with it. */
  function show(column: ColumnId) {
    focusRows()
    onShow(column)
  }
  return (
    <span className="flex items-center gap-1 max-sheet:hidden">
      <span>
        Found in <span className="font-medium text-ink">{columnOf(field).label}</span>
      </span>
      <button type="button" onClick={() => show(field)} className="rounded px-1 text-accent hover:underline">
        Show column
      </button>
    </span>
  )
}
