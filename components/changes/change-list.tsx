'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AddressFaults } from '@/components/devices/address-faults'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import { useSync } from '@/components/sync/use-sync'
import { FailureNotice } from '@/components/ui/failure-notice'
import { ListSearch } from '@/components/ui/list-search'
import { type LoadedRows, useEndlessList } from '@/components/ui/use-endless-list'
import type { ChangesAnswer, DeviceChange, HistorySpan } from '@/lib/domain/change'
import { devicePath } from '@/lib/domain/device-links'
import type { Problem } from '@/lib/domain/problem'
import { changesQuery } from '@/lib/queries/changes'
import type { Failure } from '@/lib/queries/to-failure'
import { ChangeChips } from './change-chips'
import { ChangeFigures } from './change-figures'
import { ChangeGrid } from './change-grid'
import { ChangeListBody } from './change-list-body'
import { ChangeStatusBar } from './change-status-bar'
import { DeviceFilters } from './device-filters'
import { ExportButton } from './export-button'
import { HappeningFilter } from './happening-filter'
import { TimeFilter } from './time-filter'
import { useChangeAddress } from './use-change-address'
import { useChangeRenewal } from './use-change-renewal'

/** Changes as far as they were read, and the time they are of. */
export type ListedChanges = LoadedRows<DeviceChange> & { history: HistorySpan }

const NO_TIME: HistorySpan = { from: '', to: '' }

const mergeChanges = (pages: readonly ChangesAnswer[]) => ({
  rows: pages.flatMap(({ changes }) => changes),
  dropped: 0,
  history: pages[0]?.history ?? NO_TIME,
})

/** The changes page: search and filters, figures of a time, the list by day, and a bar that says what one is looking at. */
export function ChangeList({ problem }: { problem: Problem | null }) {
  const router = useRouter()
  const { query, view, summed, faults, search, show } = useChangeAddress()
  const sync = useSync()
  const { state, retry, readOn } = useEndlessList({
    search: view,
    serverProblem: problem,
    toQuery: changesQuery,
    merge: mergeChanges,
  })
  const list = state.kind === 'loaded' ? state : null
  const showNewest = useChangeRenewal(view, list, sync.status)
  const [exportFailure, setExportFailure] = useState<Failure | null>(null)
  useShortcut({ keys: 'r', label: 'Read the fleet again', group: 'Changes', run: sync.start })

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2.5 max-sheet:px-3">
        <h1 className="pr-1 font-semibold text-xl">Changes</h1>
        <ListSearch label="Search changes" placeholder="Name, serial number, person or model" search={search} />
        <div className="flex flex-wrap items-center gap-0.5 max-sheet:order-last max-sheet:-mx-2 max-sheet:w-full sheet:ml-auto">
          <TimeFilter range={query} onRange={show} />
          <HappeningFilter query={query} onQuery={show} />
          <DeviceFilters query={query} onQuery={show} />
        </div>
        <div className="max-sheet:ml-auto">
          <ExportButton view={view} disabled={!list?.rows.length} onFailure={setExportFailure} />
        </div>
      </div>
      <AddressFaults faults={faults} onClean={() => show({})} />
      {exportFailure && (
        <div className="shrink-0 border-line border-b p-3">
          <FailureNotice failure={exportFailure} onRetry={() => setExportFailure(null)} />
        </div>
      )}
      <ChangeChips query={query} onQuery={show} />
      {summed !== null && list && <ChangeFigures summed={summed} query={query} onQuery={show} />}
      <ChangeListBody
        state={state}
        query={query}
        sync={sync}
        onRetry={retry}
        onQuery={show}
        onClearSearch={() => search.searchFor('')}
        grid={listed => (
          <ChangeGrid
            list={listed}
            view={view}
            search={query.search}
            onOpen={({ deviceId, deviceName }) =>
              router.push(devicePath({ id: deviceId, name: deviceName, serialNumber: '' }))
            }
            onReadOn={readOn}
          />
        )}
      />
      <ChangeStatusBar list={list} sync={sync} onNewest={showNewest} />
    </div>
  )
}
