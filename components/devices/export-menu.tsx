import { Download } from 'lucide-react'
import { memo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { useNumberText } from '@/components/ui/number'
import type { ExportColumn } from '@/lib/domain/export-columns'
import { type Failure, toFailure } from '@/lib/queries/to-failure'
import type { ExportKind } from './start-export'

const KINDS: { kind: ExportKind; label: string }[] = [
  { kind: 'csv', label: 'CSV' },
  { kind: 'excel', label: 'CSV for Excel' },
  { kind: 'json', label: 'JSON' },
]

/** Downloads exactly the view at hand, all of its rows, in its order. */
export const ExportMenu = memo(function ExportMenu({
  view,
  total,
  columns,
  onFailure,
}: {
  view: string
  total: number | null
  columns: readonly ExportColumn[]
  onFailure: (failure: Failure | null) => void
}) {
  const number = useNumberText()
  const [isPending, setIsPending] = useState(false)

  async function download(kind: ExportKind, chosen: readonly ExportColumn[] | null) {
    setIsPending(true)
    onFailure(null)
    try {
      const { startExport } = await import('./start-export')
      await startExport(view, kind, chosen)
    } catch (error) {
      onFailure(toFailure(error as Error)) // the fetcher throws nothing else
    }
    setIsPending(false)
  }

  const entriesFor = (chosen: readonly ExportColumn[] | null, words: string): MenuEntry[] =>
    KINDS.map(({ kind, label }) => ({
      kind: 'action',
      label: `${label}, ${words}`,
      onSelect: () => void download(kind, chosen),
    }))

  return (
    <Menu
      label="Export"
      align="end"
      trigger={
        <Button icon={Download} size="sm" variant="ghost" pending={isPending} disabled={!total} aria-label="Export">
          <span className="max-wide:hidden">Export</span>
        </Button>
      }
      entries={[
        {
          kind: 'group',
          label: `${number(total ?? 0)} devices, columns shown`,
          entries: entriesFor(columns, 'columns shown'),
        },
        { kind: 'separator' },
        { kind: 'group', label: 'All columns', entries: entriesFor(null, 'all columns') },
      ]}
    />
  )
})
