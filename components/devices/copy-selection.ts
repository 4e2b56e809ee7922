import type { ExportColumn } from '@/lib/domain/export-columns'
import { copyLater } from './copy-later'
import { toLines, toTsv } from './device-tsv'
import { readSelection } from './read-selection'
import type { Selection } from './selection'

/** What of the chosen devices is copied: the values of one column, or rows for a spreadsheet. */
export type Copying =
  | { kind: 'values'; column: ExportColumn; label: string }
  | { kind: 'rows'; columns: readonly ExportColumn[]; headings?: boolean }

/** Copies something of the chosen devices; `sort` as it stands in an address. Throws why it could not. */
export async function copySelection(selection: Selection, what: Copying, sort: string | null): Promise<void> {
  const columns = what.kind === 'rows' ? what.columns : [what.column]
  const text = readSelection(selection, columns, sort).then(devices =>
    what.kind === 'rows' ? toTsv(devices, what.columns, what.headings) : toLines(devices, what.column),
  )
  await copyLater(text)
}
