'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import { useSync } from '@/components/sync/use-sync'
import { FailureNotice } from '@/components/ui/failure-notice'
import { useIsSheet } from '@/components/ui/use-is-sheet'
import { toExportColumns } from '@/lib/domain/device-columns'
import { devicePath } from '@/lib/domain/device-links'
import type { DeviceFilters, DeviceSort } from '@/lib/domain/device-query'
import type { InventoryDevice } from '@/lib/domain/inventory'
import type { Problem } from '@/lib/domain/problem'
import { deviceBlockQuery, inventoryKeys } from '@/lib/queries/inventory'
import type { Failure } from '@/lib/queries/to-failure'
import { AddressFaults } from './address-faults'
import { ColumnButton } from './column-button'
import { columnOf, moveColumn, showBesideName } from './column-choice'
import { DeviceGrid } from './device-grid'
import { DeviceListBody } from './device-list-body'
import { DeviceStatusBar } from './device-status-bar'
import { DeviceToolbar } from './device-toolbar'
import { ExportMenu } from './export-menu'
import { countValues, toggleValue } from './facet-values'
import { FilterChips } from './filter-chips'
import { FilterPlace } from './filter-place'
import { FoundIn } from './found-in'
import { LookupButton } from './lookup-button'
import { termsOf, useSearchedRows } from './rows-ahead'
import { SortMenu } from './sort-menu'
import { type TablePreferences, toWidth } from './table-preferences'
import { useCopySelection } from './use-copy-selection'
import { useDeviceAddress } from './use-device-address'
import { useDeviceList } from './use-device-list'
import { useRenewal } from './use-renewal'
import { useSelection } from './use-selection'
import { useTablePreferences } from './use-table-preferences'
import type { ValueMenuTarget } from './value-menu'
import { ViewsMenu } from './views-menu'

const SelectionBar = lazy(() => import('./selection-bar'))
const ValueMenu = lazy(() => import('./value-menu'))

/** The devices page: search and filters, the grid, and a bar that says what one is looking at. */
export function DeviceList({ problem, initial }: { problem: Problem | null; initial: TablePreferences }) {
  const router = useRouter()
  const isSheet = useIsSheet()
  const client = useQueryClient()
  const { address, search, sought, show, showColumns } = useDeviceAddress(readAhead)
  const { query, view } = address
  const { filters, sort } = query
  const matching = useMemo(() => toMatching(view), [view])
  const terms = useMemo(() => termsOf(view), [view])
  const sync = useSync()
  const { state, retry } = useDeviceList(view, problem, Boolean(sync.status?.snapshot))
  const searchedRows = useSearchedRows(state)
  useRenewal(state.kind === 'listed' ? state.snapshot : null, sync.status)
  const { preferences, change } = useTablePreferences(initial)
  const selection = useSelection(matching)
  const copying = useCopySelection(selection.selection, new URLSearchParams(view).get('sort'))
  const columns = useMemo(() => address.columns.map(columnOf), [address.columns])
  const exportColumns = useMemo(() => toExportColumns(columns), [columns])
  const [menu, setMenu] = useState<ValueMenuTarget | null>(null)
  const [isFilterSheetOpen, setFilterSheetOpen] = useState(false)
  const [exportFailure, setExportFailure] = useState<Failure | null>(null)

  useShortcut({
    keys: 'Escape',
    label: 'Clear the selection',
    group: 'Devices',
    run: selection.clear,
    enabled: selection.isShown,
  })
  useShortcut({ keys: 'r', label: 'Read the fleet again', group: 'Devices', run: sync.start })

  /** What was read ahead before and is not wanted any more is given up. */
  async function readAhead(next: string) {
    if (state.kind !== 'listed') return
    void client.cancelQueries({ queryKey: inventoryKeys.blocks, type: 'inactive', fetchStatus: 'fetching' })
    await client.prefetchQuery(deviceBlockQuery(next, 0))
  }
  function finishSearch() {
    searchedRows.end()
    search.finish()
  }
  const showFilters = useCallback((next: DeviceFilters) => show({ filters: next }), [show])
  const showSort = useCallback((next: DeviceSort) => show({ sort: next }), [show])
  const showSet = useCallback((set: string) => show({ search: '', filters: {}, set }), [show])
  const open = (device: InventoryDevice) => router.push(devicePath(device))
  const total = state.kind === 'listed' ? state.total : null
  // Drawn after the rows.
  const [exportView, exportTotal] = [useDeferredValue(view), useDeferredValue(total)]

  return (
    <div className="flex h-full min-h-0 flex-col">
      <DeviceToolbar
        search={{ ...search, begin: searchedRows.begin, finish: finishSearch }}
        filterCount={countValues(filters)}
        filtersShown={isSheet ? isFilterSheetOpen : preferences.filters}
        onFilters={() => (isSheet ? setFilterSheetOpen(true) : change({ filters: !preferences.filters }))}
      >
        <LookupButton onShow={showSet} />
        <ViewsMenu />
        <SortMenu columns={address.columns} sort={sort} onSort={showSort} />
        <ColumnButton
          columns={address.columns}
          onColumns={showColumns}
          preferences={preferences}
          onPreferences={change}
        />
        <ExportMenu view={exportView} total={exportTotal} columns={exportColumns} onFailure={setExportFailure} />
      </DeviceToolbar>
      <AddressFaults faults={address.faults} onClean={() => show({})} />
      {exportFailure && (
        <div className="shrink-0 border-line border-b p-3">
          <FailureNotice failure={exportFailure} onRetry={() => setExportFailure(null)} />
        </div>
      )}
      <div className="flex min-h-0 flex-1">
        {state.kind !== 'first-sync' && (
          <FilterPlace
            isBeside={preferences.filters}
            isSheetOpen={isFilterSheetOpen}
            onSheetOpen={setFilterSheetOpen}
            total={total}
            matching={matching}
            rowsAreThere={state.kind === 'listed' && !state.outdated}
            filters={filters}
            onFilters={showFilters}
          />
        )}
        <div className="flex min-w-0 flex-1 flex-col">
          <FilterChips query={query} onQuery={show} />
          <DeviceListBody
            state={state}
            sync={sync}
            query={query}
            shown={address.columns}
            onRetry={retry}
            onQuery={show}
            grid={listed => (
              <DeviceGrid
                listed={listed}
                view={view}
                sought={sought}
                isSettled={address.isSettled}
                sort={sort}
                onSort={showSort}
                shown={address.columns}
                onMoveColumn={(id, to) => showColumns(moveColumn(address.columns, id, to))}
                onWidth={(id, width) => {
                  const { [id]: _, ...others } = preferences.widths
                  change({ widths: width === null ? others : { ...others, [id]: toWidth(width) } })
                }}
                preferences={preferences}
                selection={selection}
                onOpen={open}
                onValue={(anchor, device, column) => setMenu({ anchor, device, column })}
                onCopySelected={() => copying.copy({ kind: 'rows', columns: exportColumns })}
              />
            )}
          />
        </div>
      </div>
      <DeviceStatusBar state={state} sync={sync} hasQuery={matching !== ''}>
        {state.kind === 'listed' && !state.outdated && address.isSettled && (
          <FoundIn
            devices={state.first.devices}
            columns={columns}
            search={terms}
            onShow={id => showColumns(showBesideName(address.columns, id))}
          />
        )}
        {selection.isShown && (
          <Suspense>
            <SelectionBar selection={selection} total={total ?? 0} columns={columns} copying={copying} />
          </Suspense>
        )}
      </DeviceStatusBar>
      {menu && (
        <Suspense>
          <ValueMenu
            target={menu}
            filters={filters}
            onFilter={(facet, value) => showFilters(toggleValue(filters, facet, value))}
            onSearch={search => show({ search })}
            onOpen={open}
            onClose={() => setMenu(null)}
          />
        </Suspense>
      )}
    </div>
  )
}

/** Which devices a view holds, whatever their order. */
function toMatching(view: string): string {
  const params = new URLSearchParams(view)
  params.delete('sort')
  return params.toString()
}
