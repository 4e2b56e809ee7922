import { clsx } from 'clsx'
import Link from 'next/link'
import { CellText, Dash } from '@/components/ui/cell-text'
import { RelativeTime } from '@/components/ui/relative-time'
import { splitMatches } from '@/components/ui/split-matches'
import { Status, toneIcon, toneMark } from '@/components/ui/status'
import { tooltipProps } from '@/components/ui/tooltip'
import { RingMark } from '@/components/update-ring/ring-mark'
import { ATTENTION_RULES } from '@/lib/domain/attention'
import { type DeviceColumn, deviceText } from '@/lib/domain/device-columns'
import { devicePath } from '@/lib/domain/device-links'
import { assignmentStatus, complianceStatus } from '@/lib/domain/device-status'
import { ageWording, NOT_SET_UP, windowsWording } from '@/lib/domain/device-wording'
import type { InventoryDevice } from '@/lib/domain/inventory'

type CellProps = {
  device: InventoryDevice
  column: DeviceColumn
  /** The words that were searched for. */
  search: readonly string[]
}

/** One value of one device, drawn as its column says. Without a value there is a dash to look at and nothing to hear. */
export function DeviceCell({ device, column, search }: CellProps) {
  switch (column.kind) {
    case 'name':
      return <NameCell device={device} search={search} />
    case 'attention':
      return <AttentionCell device={device} />
    case 'person':
      return <PersonCell device={device} search={search} />
    case 'compliance': {
      const status = complianceStatus(device.compliance)
      return <Status tone={status.tone}>{status.label}</Status>
    }
    case 'assignment': {
      const status = assignmentStatus(device.profileAssignment)
      return <Status tone={status.tone}>{status.label}</Status>
    }
    case 'ring':
      return <RingMark ring={device.ring} />
    case 'time':
      return <RelativeTime iso={deviceText(device, column.id) || null} className="truncate" />
    case 'age':
      return device.ageInMonths === null ? <Dash /> : <CellText text={ageWording(device.ageInMonths)} />
    case 'windows':
      return <WindowsCell device={device} />
    case 'id':
      return <CellText text={deviceText(device, column.id)} search={column.searched ? search : []} id />
    case 'text':
      return <CellText text={deviceText(device, column.id)} search={column.searched ? search : []} />
  }
}

function NameCell({ device, search }: Omit<CellProps, 'column'>) {
  return (
    <Link
      href={devicePath(device)}
      prefetch={false}
      tabIndex={-1}
      // On a card the link spreads over all of it.
      className="block min-w-0 truncate font-medium max-sheet:after:absolute max-sheet:after:inset-0 hover:underline"
    >
      {device.name ? (
        <CellText text={device.name} search={search} />
      ) : (
        <span className="flex min-w-0 items-baseline gap-2 font-normal">
          <span className="shrink-0 text-ink-muted">{NOT_SET_UP}</span>
          <CellText text={device.serialNumber} search={search} id />
        </span>
      )}
    </Link>
  )
}

/** A sign for every reason, most urgent first; the word stands in the tooltip and for those who hear the page. */
function AttentionCell({ device }: { device: InventoryDevice }) {
  if (device.attention.length === 0) return <Dash />
  return (
    <span className="flex min-w-0 items-center gap-1 overflow-hidden">
      {device.attention.map(code => {
        const { severity, label } = ATTENTION_RULES[code]
        const Icon = toneIcon[severity]
        return (
          <span key={code} {...tooltipProps(label)} className="flex shrink-0">
            <Icon aria-hidden className={clsx('size-3.5', toneMark[severity])} strokeWidth={2.25} />
            <span className="sr-only">{label}. </span>
          </span>
        )
      })}
    </span>
  )
}

/** The person's name; their UPN or mail instead where only that is why the device was found. */
function PersonCell({ device, search }: Omit<CellProps, 'column'>) {
  const { assignedUser, userUpn, userEmail } = device
  const known = [assignedUser, userUpn, userEmail].filter(text => text !== null && text !== '')
  const found = known.find(text => splitMatches(text ?? '', search).some(part => part.match))
  const text = (found || known[0]) ?? ''
  return <CellText text={text} search={search} />
}

function WindowsCell({ device }: { device: InventoryDevice }) {
  const { release, build } = windowsWording(device)
  if (!release && !build) return <Dash />
  return (
    <span
      {...tooltipProps([release ?? 'Unknown release', build].filter(Boolean).join(', build '), { whenClipped: true })}
      className="flex min-w-0 items-baseline gap-2"
    >
      {release && <span className="shrink-0">{release.replace(/^Windows /, '')}</span>}
      {build && (
        <span className={clsx('truncate', release ? 'text-ink-faint text-xs' : 'text-ink-muted')}>
          {release ? build : `Build ${build}`}
        </span>
      )}
    </span>
  )
}
