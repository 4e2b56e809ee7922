import { type ExportColumn, exportHeading } from '@/lib/domain/export-columns'
import type { ExportedDevice } from '@/lib/queries/inventory'

/** What a spreadsheet would run as a formula, were it the start of a cell: as in an export, an apostrophe goes before it. */
const FORMULA = /^[=+\-@]/
/** What would end the cell or the row. */
const BREAKS = /[\t\r\n]+/g

/** Rows for the clipboard: a spreadsheet takes tabs for columns and line ends for rows. */
export function toTsv(devices: readonly ExportedDevice[], columns: readonly ExportColumn[], headings = false): string {
  const rows = devices.map(device => columns.map(column => toCell(device[column])))
  if (headings) rows.unshift(columns.map(exportHeading))
  return rows.map(row => row.join('\t')).join('\n')
}

function toCell(value: ExportedDevice[ExportColumn]): string {
  if (typeof value === 'number') return String(value)
  const text = (Array.isArray(value) ? value.join(' ') : (value ?? '')).replaceAll(BREAKS, ' ')
  return FORMULA.test(text) ? `'${text}` : text
}

/** The values of one column, a line each: every value once, and none for a device that has none. */
export function toLines(devices: readonly ExportedDevice[], column: ExportColumn): string {
  return [...new Set(devices.map(device => toLine(device[column])))].filter(Boolean).join('\n')
}

function toLine(value: ExportedDevice[ExportColumn]): string {
  return String(value ?? '').replaceAll(BREAKS, ' ')
}
