import {
  columnOrderingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { type ColumnId, DEVICE_COLUMNS, type DeviceColumn } from '@/lib/domain/device-columns'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { LEAST_WIDTH, MOST_WIDTH, type Widths } from './table-preferences'

const features = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnMeta: metaHelper<DeviceColumn>(),
})

const helper = createColumnHelper<typeof features, InventoryDevice>()

const definitions = helper.columns(
  DEVICE_COLUMNS.map(column =>
    helper.accessor(column.id, {
      id: column.id,
      header: column.label,
      size: column.width,
      minSize: LEAST_WIDTH,
      maxSize: MOST_WIDTH,
      meta: column,
    }),
  ),
)

/** Rows are read where they are in sight, by their place; what the table keeps is the columns. */
const NO_ROWS: InventoryDevice[] = []

/** In pixels; the name column sticks to the window's edge behind it. */
const SELECT_WIDTH = 40

type Track = { size: number; grow: number; isChosen: boolean }
type Tracks = { template: string; minWidth: number }

/** The shown columns in their order, and the tracks they take. */
export function useDeviceColumns(
  shown: readonly ColumnId[],
  widths: Widths,
): { columns: readonly DeviceColumn[]; tracks: Tracks } {
  const state = useMemo(
    () => ({
      columnOrder: [...shown],
      columnVisibility: Object.fromEntries(DEVICE_COLUMNS.map(({ id }) => [id, shown.includes(id)])),
      columnSizing: widths as Record<string, number>, // it looks up what is there
    }),
    [shown, widths],
  )
  const table = useTable({ features, columns: definitions, data: NO_ROWS, state })
  const leaves = table.getVisibleLeafColumns()
  return useMemo(() => {
    const columns = leaves.flatMap(leaf => leaf.columnDef.meta ?? [])
    const tracks = leaves.map(leaf => ({
      size: leaf.getSize(),
      grow: leaf.columnDef.meta?.grow ?? 0,
      isChosen: leaf.id in widths,
    }))
    return { columns, tracks: toTracks(tracks) }
  }, [leaves, widths])
}

/** The tracks of every row as CSS, and the least width at which they fit. A width that was chosen is kept as it is. */
export function toTracks(columns: readonly Track[]): Tracks {
  const tracks = columns.map(({ size, grow, isChosen }) =>
    grow && !isChosen ? `minmax(${size}px, ${grow}fr)` : `${size}px`,
  )
  return {
    template: [`${SELECT_WIDTH}px`, ...tracks].join(' '),
    minWidth: columns.reduce((sum, { size }) => sum + size, SELECT_WIDTH),
  }
}
