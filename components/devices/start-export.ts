import type { ExportColumn } from '@/lib/domain/export-columns'
import { fetchExportTicket } from '@/lib/queries/inventory'

export type ExportKind = 'csv' | 'excel' | 'json'

/**
 * Hands the export of a view to the browser's own download manager, which streams it to disk: a ticket stands for the
 * header that a link cannot send. Throws when there is no ticket to be had.
 */
export async function startExport(
  view: string,
  kind: ExportKind,
  columns: readonly ExportColumn[] | null,
): Promise<void> {
  const query = new URLSearchParams(view)
  query.set('format', kind === 'json' ? 'json' : 'csv')
  if (kind === 'excel') query.set('bom', 'yes')
  if (columns) query.set('columns', columns.join())
  query.set('ticket', await fetchExportTicket())
  const link = document.createElement('a')
  link.href = `/api/inventory/export?${query}`
  link.download = ''
  document.body.append(link)
  link.click()
  link.remove()
}
