'use client'

import { useQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { FailureNotice } from '@/components/ui/failure-notice'
import { useNumberText } from '@/components/ui/number'
import type { ColumnId } from '@/lib/domain/device-columns'
import type { SyncStatus } from '@/lib/domain/inventory'
import { firstDevicesQuery } from '@/lib/queries/devices'
import { DeviceCell } from './device-cell'
import { DeviceRowSkeleton } from './device-row-skeleton'
import { useDeviceColumns } from './device-table'
import { useSeconds } from './sync-progress'
import type { Sync } from './use-sync'

const WIDTHS = {}
const NOTHING: string[] = []

/** Until the fleet has been read for the first time: how far that is, and the first devices as the service lists them. */
export default function FirstSync({ sync, shown }: { sync: Sync; shown: readonly ColumnId[] }) {
  const { columns, tracks } = useDeviceColumns(
    shown.filter(id => id !== 'attention'),
    WIDTHS,
  )
  const { data: devices = [] } = useQuery(firstDevicesQuery())
  const { status } = sync
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="shrink-0 border-line border-b p-4">
        {status?.state === 'failed' && status.error ? (
          <FailureNotice failure={{ problem: toProblem(status), retryAfter: null }} onRetry={sync.start} />
        ) : sync.failure ? (
          <FailureNotice failure={sync.failure} onRetry={sync.start} />
        ) : (
          <Progress status={status} onStart={sync.start} isStarting={sync.isStarting} />
        )}
      </div>
      <section
        aria-label="The first devices"
        style={{ '--tracks': tracks.template } as React.CSSProperties}
        className="min-h-0 flex-1 overflow-auto bg-surface opacity-75 [--row-height:36px] max-sheet:[--row-height:64px]"
      >
        <ul style={{ minWidth: tracks.minWidth }} className="max-sheet:min-w-0!">
          {devices.map(device => (
            <li
              key={device.id}
              className="grid h-9 grid-cols-(--tracks) items-center border-line border-b text-sm max-sheet:grid-cols-2 max-sheet:px-4"
            >
              <span className="max-sheet:hidden" />
              {columns.map(column => (
                <div key={column.id} className="flex min-w-0 px-2.5 max-sheet:nth-[n+4]:hidden">
                  <DeviceCell device={{ ...device, attention: [] }} column={column} search={NOTHING} />
                </div>
              ))}
            </li>
          ))}
        </ul>
        <div aria-hidden>
          {Array.from({ length: devices.length > 0 ? 2 : 20 }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: outlines never reorder
            <DeviceRowSkeleton key={row} columns={columns.length} />
          ))}
        </div>
      </section>
    </div>
  )
}

function Progress({
  status,
  onStart,
  isStarting,
}: {
  status: SyncStatus | null
  onStart: () => void
  isStarting: boolean
}) {
  const number = useNumberText()
  const seconds = useSeconds(status?.startedAt ?? null)
  const isRunning = status?.state === 'running'
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        <h2 className="font-semibold text-base">Reading the fleet for the first time</h2>
        <p className="mt-0.5 text-pretty text-ink-muted text-sm">
          Search, filters and counts work once all devices are here. This happens once; from then on the console only
          reads what is new. Below are the first devices as the service lists them.
        </p>
      </div>
      {isRunning ? (
        <dl className="flex gap-6" aria-live="off">
          <Figure label="Devices read" value={number(status.fetched)} />
          <Figure label="A second" value={seconds >= 1 ? number(Math.round(status.fetched / seconds)) : '–'} />
          <Figure label="Elapsed" value={toClock(seconds)} />
        </dl>
      ) : (
        <Button icon={RefreshCw} pending={isStarting} onClick={onStart}>
          Start now
        </Button>
      )}
    </div>
  )
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex min-w-20 flex-col-reverse">
      <dt className="text-ink-muted text-xs">{label}</dt>
      <dd className="font-semibold text-lg">{value}</dd>
    </div>
  )
}

function toClock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

function toProblem({ error }: SyncStatus) {
  return {
    type: 'about:blank',
    status: 0,
    code: error?.code ?? '',
    title: error?.title ?? '',
    detail: error?.detail ?? '',
    requestId: error?.requestId ?? '',
  }
}
