import type { DeviceQuery } from '@/lib/domain/device-query'
import { type ExportColumn, exportHeading } from '@/lib/domain/export-columns'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { toCsvLine } from './csv'
import type { Fleet } from './fleet'
import { deviceAt, viewOf } from './list-devices'
import type { Moment } from './moment'

export type ExportFormat = 'csv' | 'json'

/** Devices whose text is made at a time: what a slow reader keeps in memory. */
const CHUNK = 1_000

/**
 * All devices of a view as CSV or JSON text, in its order, in pieces that are made as they are read.
 * @param byteOrderMark for CSV, so that Excel takes it for UTF-8
 */
export function* exportDevices(
  fleet: Fleet,
  moment: Moment,
  query: DeviceQuery,
  {
    format,
    columns,
    byteOrderMark,
  }: { format: ExportFormat; columns: readonly ExportColumn[]; byteOrderMark: boolean },
): Generator<string> {
  const places = viewOf(fleet, moment, query)
  if (format === 'csv') yield `${byteOrderMark ? '\uFEFF' : ''}${toCsvLine(columns.map(exportHeading))}`
  else yield '['
  for (let from = 0; from < places.length; from += CHUNK) {
    let text = ''
    for (const place of places.subarray(from, from + CHUNK)) {
      const device = deviceAt(fleet, moment, place)
      if (format === 'csv') text += toCsvLine(columns.map(column => cellOf(device, column)))
      else text += `${from === 0 && text === '' ? '' : ','}\n${toJsonRow(device, columns)}`
    }
    yield text
  }
  if (format === 'json') yield '\n]\n'
}

function cellOf(device: InventoryDevice, column: ExportColumn): string | number | null {
  const value = device[column]
  return Array.isArray(value) ? value.join(' ') : value
}

function toJsonRow(device: InventoryDevice, columns: readonly ExportColumn[]): string {
  return JSON.stringify(Object.fromEntries(columns.map(column => [column, device[column]])))
}
