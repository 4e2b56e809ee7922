import { Copy, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, type MenuEntry } from '@/components/ui/menu'
import { useNumberText } from '@/components/ui/number'
import { Status } from '@/components/ui/status'
import { type DeviceColumn, toExportColumns } from '@/lib/domain/device-columns'
import type { ExportColumn } from '@/lib/domain/export-columns'
import { countSelected, isAllSelected } from './selection'
import type { Copied, CopySelection } from './use-copy-selection'
import type { DeviceSelection } from './use-selection'

const VALUES: { column: ExportColumn; label: string }[] = [
  { column: 'serialNumber', label: 'Serial numbers' },
  { column: 'userUpn', label: 'User principal names' },
  { column: 'name', label: 'Names' },
  { column: 'id', label: 'Entra device ids' },
]

/** How many are chosen, and what can be done with them; loaded with the first choice. */
export default function SelectionBar({
  selection,
  total,
  columns,
  copying,
}: {
  selection: DeviceSelection
  /** How many match. */
  total: number
  columns: readonly DeviceColumn[]
  copying: CopySelection
}) {
  const number = useNumberText()
  const count = countSelected(selection.selection, total)
  const shown = toExportColumns(columns)

  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1">
      <span role="status" className="pr-1">
        <span className="font-medium text-ink">{number(count)}</span> selected
        {selection.reading && <span className="text-ink-faint">, reading the range…</span>}
      </span>
      {total > count && !isAllSelected(selection.selection) && (
        <Button size="sm" variant="ghost" onClick={selection.toggleAll} className="text-accent!">
          Select all {number(total)}
        </Button>
      )}
      <Menu
        label="Copy the selected devices"
        side="top"
        trigger={
          <Button size="sm" variant="ghost" icon={Copy} pending={copying.outcome.kind === 'copying'}>
            Copy
          </Button>
        }
        entries={[
          ...VALUES.map(
            ({ column, label }): MenuEntry => ({
              kind: 'action',
              label,
              onSelect: () => copying.copy({ kind: 'values', column, label }),
            }),
          ),
          { kind: 'separator' },
          {
            kind: 'action',
            label: 'Rows, columns shown',
            keys: 'mod+c',
            onSelect: () => copying.copy({ kind: 'rows', columns: shown }),
          },
          {
            kind: 'action',
            label: 'Rows with headings',
            onSelect: () => copying.copy({ kind: 'rows', columns: shown, headings: true }),
          },
        ]}
      />
      <IconButton size="sm" icon={X} label="Clear the selection" keys="Escape" onClick={selection.clear} />
      <span role="status" className="inline-flex">
        {selection.failure && (
          <Status tone="critical">The range did not come: {selection.failure.problem.title}</Status>
        )}
        <Outcome outcome={copying.outcome} />
      </span>
    </div>
  )
}

function Outcome({ outcome }: { outcome: Copied }) {
  if (outcome.kind === 'copied') return <Status tone="good">{outcome.what} copied</Status>
  if (outcome.kind !== 'failed') return null
  return <Status tone="critical">Could not copy{outcome.reason && `: ${outcome.reason}`}</Status>
}
