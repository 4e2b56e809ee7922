import type { DeviceQuery } from '@/lib/domain/device-query'
import { type ExportColumn, exportHeading } from '@/lib/domain/export-columns'
import { toCsvCell, toCsvLine } from './csv'
import type { Fleet } from './fleet'
import { viewOf } from './list-devices'
import { attentionAt, type Moment, numberOrNull } from './moment'

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
  const readers = columns.map(column => readerOf(fleet, moment, column))
  const toRow = format === 'csv' ? csvRows(readers) : jsonRows(readers, columns)
  if (format === 'csv') yield `${byteOrderMark ? '\uFEFF' : ''}${toCsvLine(columns.map(exportHeading))}`
  else yield '['
  for (let from = 0; from < places.length; from += CHUNK) {
    const to = Math.min(places.length, from + CHUNK)
    let text = ''
    for (let index = from; index < to; index += 1) text += toRow(places[index] ?? 0, index === 0)
    yield text
  }
  if (format === 'json') yield '\n]\n'
}

/** Reads a column's value of the device at a place; devices are not put together for it, there may be a million. */
type Reader = (place: number) => string | number | null | readonly string[]

function readerOf(fleet: Fleet, moment: Moment, column: ExportColumn): Reader {
  if (column === 'attention') return place => attentionAt(moment, place)
  if (column === 'lastSyncAt') {
    return place => {
      const at = numberOrNull(fleet.activity.lastSyncAt[place])
      return at === null ? null : new Date(at).toISOString()
    }
  }
  if (column === 'ageInMonths') return place => numberOrNull(fleet.activity.ageInMonths[place])
  return place => fleet.devices[place]?.[column] ?? null
}

type ToRow = (place: number, isFirst: boolean) => string

function csvRows(readers: readonly Reader[]): ToRow {
  return place => {
    let line = ''
    for (const [index, read] of readers.entries()) {
      const value = read(place)
      line += `${index === 0 ? '' : ','}${toCsvCell(Array.isArray(value) ? value.join(' ') : (value as string | number | null))}`
    }
    return `${line}\r\n`
  }
}

function jsonRows(readers: readonly Reader[], columns: readonly ExportColumn[]): ToRow {
  return (place, isFirst) => {
    const row = Object.fromEntries(columns.map((column, index) => [column, readers[index]?.(place) ?? null]))
    return `${isFirst ? '' : ','}\n${JSON.stringify(row)}`
  }
}
