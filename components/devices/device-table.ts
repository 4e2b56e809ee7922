import { useMemo } from 'react'
import type { ColumnId, DeviceColumn } from '@/lib/domain/device-columns'
import { columnOf } from './column-choice'
import { LEAST_WIDTH, MOST_WIDTH, type Widths } from './table-preferences'

/** In pixels; the name column sticks to the window's edge behind it. */
const SELECT_WIDTH = 40

type Track = { size: number; grow: number; isChosen: boolean }
type Tracks = { template: string; minWidth: number }

/** The shown columns in their order, and the tracks they take. */
export function useDeviceColumns(
  shown: readonly ColumnId[],
  widths: Widths,
): { columns: readonly DeviceColumn[]; tracks: Tracks } {
  return useMemo(() => {
    const columns = shown.map(columnOf)
    const tracks = columns.map(({ id, width, grow }) => {
      const chosen = widths[id]
      const size = Math.min(Math.max(chosen ?? width, LEAST_WIDTH), MOST_WIDTH)
      return { size, grow, isChosen: chosen !== undefined }
    })
    return { columns, tracks: toTracks(tracks) }
  }, [shown, widths])
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
