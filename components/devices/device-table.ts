import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type Row,
  type Table,
  tableFeatures,
} from '@tanstack/react-table'
import type { Device } from '@/lib/domain/device'
import { DEVICE_COLUMNS, type DeviceColumn } from '@/lib/domain/device-columns'

/** What the device table needs of TanStack Table: rows keyed by id, and which columns are shown. */
export const deviceFeatures = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<DeviceColumn>() })

export type DeviceTable = Table<typeof deviceFeatures, Device>
export type DeviceCells = ReturnType<Row<typeof deviceFeatures, Device>['getVisibleCells']>

const helper = createColumnHelper<typeof deviceFeatures, Device>()

export const deviceColumns = helper.columns(
  DEVICE_COLUMNS.map(column => helper.accessor(column.id, { id: column.id, header: column.label, meta: column })),
)

/** In pixels; the name column sticks to the window's edge behind it. */
const SELECT_WIDTH = 40

/** The tracks of every row as CSS, and the least width at which they fit. */
export function gridTracks(columns: readonly DeviceColumn[]): { template: string; minWidth: number } {
  const tracks = columns.map(({ width, grow }) => (grow ? `minmax(${width}px, ${grow}fr)` : `${width}px`))
  return {
    template: [`${SELECT_WIDTH}px`, ...tracks].join(' '),
    minWidth: columns.reduce((sum, { width }) => sum + width, SELECT_WIDTH),
  }
}
