'use client'

import { clsx } from 'clsx'
import { Copy, RotateCw, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu } from '@/components/ui/menu'
import { useNumberText } from '@/components/ui/number'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status'
import { tooltipProps } from '@/components/ui/tooltip'
import { useCopy } from '@/components/ui/use-copy'
import type { Device } from '@/lib/domain/device'
import { deviceText } from '@/lib/domain/device-columns'
import { RetryButton } from './failure-notice'
import type { Selection } from './selection'
import type { DeviceListState, LoadedDevices } from './use-device-list'

type Props = {
  state: DeviceListState
  selection: Selection
  onClearSelection: () => void
  onRefresh: () => void
}

/** How many devices one is looking at, how many are chosen, how old the data is. */
export function DeviceStatusBar({ state, selection, onClearSelection, onRefresh }: Props) {
  return (
    <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-line border-t bg-surface px-4 py-1 max-sheet:gap-x-2 text-ink-muted text-sm">
      {state.kind === 'loaded' && <Count list={state} />}
      {state.kind === 'loaded' && state.dropped > 0 && <Dropped count={state.dropped} />}
      {selection.devices.size > 0 && <Chosen selection={selection} onClear={onClearSelection} />}
      <span className="flex-1" />
      {state.kind === 'loaded' && <Freshness list={state} onRefresh={onRefresh} />}
    </div>
  )
}

function Count({ list }: { list: LoadedDevices }) {
  const number = useNumberText()
  const count = list.devices.length
  const noun = count === 1 ? 'device' : 'devices'
  if (list.offline) return <Offline />
  if (list.outdated) return <span role="status">Searching…</span>
  return (
    <span role="status">
      <span className="font-medium text-ink">{number(count)}</span> {list.complete ? noun : `${noun} loaded`}
      {list.more.kind === 'loading' && count > 100 && <span className="text-ink-faint">, loading more…</span>}
    </span>
  )
}

function Offline() {
  return (
    <span role="status" className="inline-flex">
      <Status tone="warning">You are offline; the list goes on once you are connected</Status>
    </span>
  )
}

function Dropped({ count }: { count: number }) {
  const number = useNumberText()
  const words = count === 1 ? '1 row could not be read' : `${number(count)} rows could not be read`
  return (
    <button
      type="button"
      {...tooltipProps(
        'The service sent these devices in a form the console does not understand, such as without an id. They are missing from the list; all others are there.',
      )}
      className="inline-flex rounded"
    >
      <Status tone="warning">{words}</Status>
    </button>
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

function Freshness({ list, onRefresh }: { list: LoadedDevices; onRefresh: () => void }) {
  const number = useNumberText()
  const { refresh } = list
  return (
    <div className="flex items-center gap-2">
      {refresh.kind === 'failed' && (
        <>
          <Status tone="critical">Could not refresh: {refresh.failure.problem.title}</Status>
          {refresh.failure.retryAfter && <RetryButton failure={refresh.failure} onRetry={onRefresh} />}
        </>
      )}
      {refresh.kind === 'running' && refresh.received > 0 && (
        <span role="status" className="max-sheet:hidden">
          {number(Math.min(refresh.received, list.devices.length))} of {number(list.devices.length)}
        </span>
      )}
      <span className="max-sheet:hidden">
        Read <RelativeTime iso={new Date(list.readAt).toISOString()} focusable />
      </span>
      <Button size="sm" variant="ghost" icon={RotateCw} pending={refresh.kind === 'running'} onClick={onRefresh}>
        <span className="max-sheet:sr-only">Refresh</span>
      </Button>
    </div>
  )
}
