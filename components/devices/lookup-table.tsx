// biome-ignore-all lint/a11y/useSemanticElements: a virtualised table cannot be a table of all its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the links in its rows have the focus
import { clsx } from 'clsx'
import Link from 'next/link'
import { useCallback, useRef } from 'react'
import { CellText } from '@/components/ui/cell-text'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status'
import { useIsSheet } from '@/components/ui/use-is-sheet'
import { useRowWindow } from '@/components/ui/use-row-window'
import { RingMark } from '@/components/update-ring/ring-mark'
import { devicePath } from '@/lib/domain/device-links'
import { complianceStatus } from '@/lib/domain/device-status'
import { NOT_SET_UP } from '@/lib/domain/device-wording'
import type { LookupDevice } from '@/lib/domain/inventory'

const ROW_HEIGHT = 36
const CARD_HEIGHT = 56
const COLUMNS = ['Device', 'Serial number', 'User', 'Compliance', 'Ring', 'Last sync']
const tracks = 'grid-cols-[minmax(0,1.3fr)_112px_minmax(0,1.2fr)_128px_76px_104px]'

/** The found devices; a card of two lines below 700 px. Only the rows in sight are in the document, of up to thousands. */
export function LookupTable({ devices }: { devices: LookupDevice[] }) {
  const isSheet = useIsSheet()
  const scroller = useRef<HTMLDivElement>(null)
  const height = isSheet ? CARD_HEIGHT : ROW_HEIGHT
  const { rows } = useRowWindow({
    scroller,
    count: devices.length,
    headerHeight: 0,
    topOf: useCallback((index: number) => index * height, [height]),
  })
  return (
    <div
      role="table"
      aria-label="Found devices"
      aria-rowcount={devices.length + 1}
      className="overflow-hidden rounded border border-line bg-surface text-sm"
    >
      <div role="rowgroup" className="max-sheet:sr-only">
        <div
          role="row"
          aria-rowindex={1}
          className={clsx(tracks, 'grid h-8 items-center gap-x-3 border-line border-b px-3 text-ink-muted text-xs')}
        >
          {COLUMNS.map(label => (
            <span key={label} role="columnheader" className="font-medium">
              {label}
            </span>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <div ref={scroller} tabIndex={0} role="rowgroup" className="max-h-[44vh] overflow-y-auto outline-offset-[-2px]">
        <div role="presentation" className="relative" style={{ height: devices.length * height }}>
          {rows.map(index => {
            const device = devices[index]
            return device && <Row key={device.id} device={device} index={index} top={index * height} height={height} />
          })}
        </div>
      </div>
    </div>
  )
}

function Row({ device, index, top, height }: { device: LookupDevice; index: number; top: number; height: number }) {
  const compliance = complianceStatus(device.compliance)
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)`, height }}
      className={clsx(
        tracks,
        'absolute inset-x-0 grid items-center gap-x-3 border-line border-b px-3 hover:bg-hover max-sheet:grid-cols-[minmax(0,1fr)_auto] max-sheet:content-center',
      )}
    >
      <span role="cell" className="min-w-0">
        <Link
          href={devicePath(device)}
          prefetch={false}
          className="block min-w-0 truncate rounded-sm font-medium outline-offset-0 hover:underline"
        >
          {device.name || (
            <span className="font-normal text-ink-muted">
              {NOT_SET_UP} <span className="sr-only">{device.serialNumber || device.id}</span>
            </span>
          )}
        </Link>
      </span>
      <span role="cell" className="min-w-0 max-sheet:text-right">
        <CellText id text={device.serialNumber} />
      </span>
      <span role="cell" className="min-w-0 max-sheet:text-ink-muted max-sheet:text-xs">
        <CellText text={device.assignedUser ?? device.userUpn ?? ''} />
      </span>
      <span role="cell" className="flex min-w-0 items-center max-sheet:justify-end max-sheet:text-xs">
        <Status tone={compliance.tone}>{compliance.label}</Status>
      </span>
      <span role="cell" className="flex min-w-0 items-center max-sheet:hidden">
        <RingMark ring={device.ring} />
      </span>
      <span role="cell" className="min-w-0 text-ink-muted max-sheet:hidden">
        <RelativeTime iso={device.lastSyncAt} />
      </span>
    </div>
  )
}
