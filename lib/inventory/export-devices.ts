import type { DeviceQuery } from '@/lib/domain/device-query'
import { type ExportColumn, exportHeading } from '@/lib/domain/export-columns'
import { isoOrNull, numberOrNull } from './activity'
import { toCsvCell, toCsvLine } from './csv'
import type { Fleet } from './fleet'
import { viewOf } from './list-devices'
import { attentionAt, type Moment } from './moment'
import { isWordField } from './word-fields'

export type ExportFormat = 'csv' | 'json'

/** Devices whose text is made at a time, after which others have their turns. */
const CHUNK = 16

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
  const toRow = format === 'csv' ? csvRows(fleet, moment, columns) : jsonRows(fleet, moment, columns)
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
type Reader = (place: number) => string | number | null

function readerOf(fleet: Fleet, column: Exclude<ExportColumn, 'attention'>): Reader {
  if (column === 'lastSyncAt') return place => isoOrNull(fleet.activity.lastSyncAt[place])
  if (column === 'ageInMonths') return place => numberOrNull(fleet.activity.ageInMonths[place])
  return place => fleet.devices[place]?.[column] ?? null
}

type ToRow = (place: number, isFirst: boolean) => string

function csvRows(fleet: Fleet, moment: Moment, columns: readonly ExportColumn[]): ToRow {
  const [first, ...others] = columns.map(column => cellsOf(fleet, moment, column))
  return place => {
    let line = first?.(place) ?? ''
    for (const cell of others) line += `,${cell(place)}`
    return `${line}\r\n`
  }
}

/** The cells of a column; where few values are shared by many devices, each is written out once. */
function cellsOf(fleet: Fleet, moment: Moment, column: ExportColumn): (place: number) => string {
  if (column === 'attention') {
    const cells = new Map<number, string>()
    return place => {
      const bits = moment.attention[place] ?? 0
      const cell = cells.get(bits) ?? toCsvCell(attentionAt(moment, place).join(' '))
      cells.set(bits, cell)
      return cell
    }
  }
  if (isWordField(column)) {
    const { words, codes } = fleet.words[column]
    const cells = words.map(toCsvCell)
    return place => cells[codes[place] ?? 0] ?? ''
  }
  const read = readerOf(fleet, column)
  return place => toCsvCell(read(place))
}

function jsonRows(fleet: Fleet, moment: Moment, columns: readonly ExportColumn[]): ToRow {
  const readers = columns.map(column =>
    column === 'attention' ? (place: number) => attentionAt(moment, place) : readerOf(fleet, column),
  )
  return (place, isFirst) => {
    const row = Object.fromEntries(columns.map((column, index) => [column, readers[index]?.(place) ?? null]))
    return `${isFirst ? '' : ','}\n${JSON.stringify(row)}`
  }
}
