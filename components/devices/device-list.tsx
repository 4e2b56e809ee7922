'use client'

import { Columns3, MonitorSmartphone, SearchX, WifiOff } from 'lucide-react'
import { useRouter, useSearchParams } from 'next/navigation'
import { useMemo, useState } from 'react'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Menu } from '@/components/ui/menu'
import { SearchField } from '@/components/ui/search-field'
import type { Device } from '@/lib/domain/device'
import { DEVICE_COLUMNS } from '@/lib/domain/device-columns'
import { devicePath } from '@/lib/domain/device-links'
import type { Problem } from '@/lib/domain/problem'
import { changeQuery } from './address-query'
import { DeviceGrid } from './device-grid'
import { DeviceListSkeleton } from './device-list-skeleton'
import { DeviceStatusBar } from './device-status-bar'
import { FailureNotice } from './failure-notice'
import { NO_SELECTION } from './selection'
import { type DeviceListState, useDeviceList } from './use-device-list'
import { useIsSheet } from './use-is-sheet'
import { useSearchText } from './use-search-text'
import { ValueMenu, type ValueMenuTarget } from './value-menu'
import { type ColumnVisibility, toColumnsText, toColumnVisibility } from './visible-columns'

/** The devices page: a search, the grid, and a bar that says what one is looking at. */
export function DeviceList({ problem }: { problem: Problem | null }) {
  const router = useRouter()
  const isSheet = useIsSheet()
  const { search, text, type, finish, searchFor } = useSearchText()
  const { state, retry, refresh, readOn } = useDeviceList(search, problem)
  const columnsText = useSearchParams().get('columns')
  const visibility = useMemo(() => toColumnVisibility(columnsText), [columnsText])
  const [selection, setSelection] = useState(NO_SELECTION)
  const [menu, setMenu] = useState<ValueMenuTarget | null>(null)

  useShortcut({
    keys: 'Escape',
    label: 'Clear the selection',
    group: 'Devices',
    run: () => setSelection(NO_SELECTION),
    enabled: selection.devices.size > 0,
  })
  useShortcut({ keys: 'r', label: 'Read the devices again', group: 'Devices', run: refresh })

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-3">
        <h1 className="font-semibold text-xl">Devices</h1>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the field in it */}
        <div
          className="order-last w-full sheet:order-none sheet:w-auto sheet:max-w-xl sheet:flex-1"
          onBlur={finish}
          onKeyDown={event => {
            if (event.key === 'Enter') finish()
            if (event.key === 'ArrowDown') focusGrid(event)
          }}
        >
          <SearchField
            label="Search devices"
            placeholder="Name, serial number, UPN, mail or global device id"
            value={text}
            onValueChange={type}
            keys={isSheet ? undefined : '/'}
            pageSearch
          />
        </div>
        <ColumnsMenu visibility={visibility} />
      </div>
      <Body
        state={state}
        search={search}
        onRetry={retry}
        onClearSearch={() => searchFor('')}
        grid={loaded => (
          <DeviceGrid
            list={loaded}
            search={search}
            visibility={visibility}
            selection={selection}
            onSelect={setSelection}
            onOpen={device => router.push(devicePath(device))}
            onValue={(anchor, device, column) => setMenu({ anchor, device, column })}
            onReadOn={readOn}
          />
        )}
      />
      <DeviceStatusBar
        state={state}
        selection={selection}
        onClearSelection={() => setSelection(NO_SELECTION)}
        onRefresh={refresh}
      />
      <ValueMenu
        target={menu}
        onSearch={searchFor}
        onOpen={(device: Device) => router.push(devicePath(device))}
        onClose={() => setMenu(null)}
      />
    </div>
  )
}

function Body({
  state,
  search,
  grid,
  onRetry,
  onClearSearch,
}: {
  state: DeviceListState
  search: string
  grid: (loaded: Extract<DeviceListState, { kind: 'loaded' }>) => React.ReactNode
  onRetry: () => void
  onClearSearch: () => void
}) {
  if (state.kind === 'loading') return <DeviceListSkeleton />
  if (state.kind === 'failed') {
    return (
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        <div className="mx-auto mt-10 max-w-xl">
          <FailureNotice failure={state.failure} onRetry={onRetry} />
        </div>
      </div>
    )
  }
  if (state.kind === 'offline') {
    return (
      <EmptyState icon={WifiOff} title="You are offline" className="flex-1">
        The devices appear by themselves once you are connected again.
      </EmptyState>
    )
  }
  if (state.devices.length > 0 || !state.complete) return grid(state)
  if (state.outdated) return <DeviceListSkeleton />
  if (search) {
    return (
      <EmptyState
        icon={SearchX}
        title={`No device matches “${search}”`}
        className="flex-1"
        action={<Button onClick={onClearSearch}>Clear search</Button>}
      >
        The service looks in the name, serial number, global device id, UPN and mail of a device, not in its model or
        its ring.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={MonitorSmartphone} title="No devices yet" className="flex-1">
      The service lists no device for this tenant. Devices appear here once they are registered with Managed Desktop.
    </EmptyState>
  )
}

function ColumnsMenu({ visibility }: { visibility: ColumnVisibility }) {
  return (
    <div className="ml-auto max-sheet:hidden">
      <Menu
        label="Columns"
        align="end"
        trigger={
          <Button icon={Columns3} size="sm" variant="ghost">
            Columns
          </Button>
        }
        entries={DEVICE_COLUMNS.map(column => ({
          kind: 'check' as const,
          label: column.label,
          checked: visibility[column.id] ?? false,
          disabled: column.id === 'name',
          onChange: (checked: boolean) =>
            changeQuery({ columns: toColumnsText({ ...visibility, [column.id]: checked }) }),
        }))}
      />
    </div>
  )
}

/** From the search field down into what it found. */
function focusGrid(event: React.KeyboardEvent) {
  const row = document.querySelector<HTMLElement>('[data-rows] [tabindex="0"]')
  if (!row) return
  event.preventDefault()
  row.focus()
}
