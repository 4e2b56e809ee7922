import { startDownload } from '@/components/download/start-download'
import type { ExportColumn } from '@/lib/domain/export-columns'

export type ExportKind = 'csv' | 'excel' | 'json'

/** Downloads a view of the devices. Throws when there is no ticket to be had. */
export async function startExport(
  view: string,
  kind: ExportKind,
  columns: readonly ExportColumn[] | null,
): Promise<void> {
  const query = new URLSearchParams(view)
  query.set('format', kind === 'json' ? 'json' : 'csv')
  if (kind === 'excel') query.set('bom', 'yes')
  if (columns) query.set('columns', columns.join())
  await startDownload('/api/inventory/export', query)
}
