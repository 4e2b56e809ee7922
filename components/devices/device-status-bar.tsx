'use client'

import { clsx } from 'clsx'
import { Copy, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { ListStatusBar } from '@/components/ui/list-status-bar'
import { Menu } from '@/components/ui/menu'
import { useNumberText } from '@/components/ui/number'
import { useCopy } from '@/components/ui/use-copy'
import type { Device } from '@/lib/domain/device'
import { deviceText } from '@/lib/domain/device-columns'
import type { Selection } from './selection'
import type { DeviceListState } from './use-device-list'

type Props = {
  state: DeviceListState
  selection: Selection
  onClearSelection: () => void
  onRefresh: () => void
}

const NOUN = { one: 'device', many: 'devices' }

/** How many devices one is looking at, how many are chosen, how old the data is. */
export function DeviceStatusBar({ state, selection, onClearSelection, onRefresh }: Props) {
  const list = state.kind === 'loaded' ? state : null
  return (
    <ListStatusBar list={list} count={list?.devices.length ?? 0} noun={NOUN} onRefresh={onRefresh}>
      {selection.devices.size > 0 && <Chosen selection={selection} onClear={onClearSelection} />}
    </ListStatusBar>
  )
}

const COPIES: { label: string; column: keyof Device }[] = [
  { label: 'Names', column: 'name' },
  { label: 'Serial numbers', column: 'serialNumber' },
  { label: 'User principal names', column: 'userUpn' },
  { label: 'Entra device ids', column: 'id' },
]

const COPY_WORDS = { idle: 'Copy', copied: 'Copied', failed: 'Could not copy' }

function Chosen({ selection, onClear }: { selection: Selection; onClear: () => void }) {
  const number = useNumberText()
  const { outcome, copy } = useCopy()
  const devices = [...selection.devices.values()]
  return (
    <div className="flex items-center gap-1">
      <span role="status" className="pr-1">
        <span className="font-medium text-ink">{number(devices.length)}</span> selected
      </span>
      <Menu
        label="Copy the selected devices"
        side="top"
        trigger={
          <Button size="sm" variant="ghost" icon={Copy}>
            <span className={clsx(outcome === 'idle' && 'max-sheet:sr-only')}>{COPY_WORDS[outcome]}</span>
          </Button>
        }
        entries={COPIES.map(({ label, column }) => {
          const values = valuesOf(devices, column)
          return {
            kind: 'action' as const,
            label,
            hint: number(values.length),
            disabled: values.length === 0,
            onSelect: () => copy(values.join('\n')),
          }
        })}
      />
      <IconButton size="sm" icon={X} label="Clear the selection" keys="Escape" onClick={onClear} />
    </div>
  )
}

/** Every value once, and none for a device that has none. */
function valuesOf(devices: Device[], column: keyof Device): string[] {
  return [...new Set(devices.map(device => deviceText(device, column)))].filter(Boolean)
}
