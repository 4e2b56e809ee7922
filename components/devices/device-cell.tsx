import { clsx } from 'clsx'
import type { ReactElement } from 'react'
import { CellText, Dash } from '@/components/ui/cell-text'
import { RelativeTime } from '@/components/ui/relative-time'
import { splitMatches } from '@/components/ui/split-matches'
import { Status, toneSign } from '@/components/ui/status'
import { tooltipProps } from '@/components/ui/tooltip'
import { RingMark } from '@/components/update-ring/ring-mark'
import { ATTENTION_RULES } from '@/lib/domain/attention'
import { type DeviceColumn, deviceText } from '@/lib/domain/device-columns'
import { devicePath } from '@/lib/domain/device-links'
import { assignmentStatus, complianceStatus } from '@/lib/domain/device-status'
import { ageWording, NOT_SET_UP, windowsWording } from '@/lib/domain/device-wording'
import type { InventoryDevice } from '@/lib/domain/inventory'

type ValueProps = { 'data-value'?: string; className?: string }

/** The attributes of a value that a menu opens for; its width goes before that of a status, which has one of its own. */
export const MENU_VALUE: ValueProps = {
  'data-value': '',
  className: 'min-w-0 -mx-1 max-w-[calc(100%+8px)]! rounded-sm px-1 hover:bg-sunken sheet:cursor-pointer',
}

/**
 * One value of one device, drawn as its column says. Without a value there is a dash to look at and nothing to hear.
 * A function and no component, because a list that scrolls mounts nine of them a row.
 *
 * @param search the words that were searched for
 * @param value what the element gets that stands for the value, unless that is a link
 */
export function drawValue(
  device: InventoryDevice,
  column: DeviceColumn,
  search: readonly string[],
  value: ValueProps = {},
): ReactElement {
  switch (column.kind) {
    case 'name':
      return drawName(device, search)
    case 'attention':
      return drawAttention(device, value)
    case 'person':
      return <CellText {...value} text={personText(device, search)} search={search} />
    case 'compliance': {
      const status = complianceStatus(device.compliance)
      return (
        <Status {...value} tone={status.tone}>
          {status.label}
        </Status>
      )
    }
    case 'assignment': {
      const status = assignmentStatus(device.profileAssignment)
      return (
        <Status {...value} tone={status.tone}>
          {status.label}
        </Status>
      )
    }
    case 'ring':
      return <RingMark {...value} ring={device.ring} />
    case 'time':
      return (
        <RelativeTime {...value} iso={deviceText(device, column.id) || null} className={clsx(value.className, 'cut')} />
      )
    case 'age':
      return <CellText {...value} text={device.ageInMonths === null ? '' : ageWording(device.ageInMonths)} />
    case 'windows':
      return drawWindows(device, value)
    case 'id':
      return <CellText {...value} text={deviceText(device, column.id)} search={column.searched ? search : []} id />
    case 'text':
      return <CellText {...value} text={deviceText(device, column.id)} search={column.searched ? search : []} />
  }
}

/** The grid hears the clicks, so that a plain one stays on the page. */
function drawName(device: InventoryDevice, search: readonly string[]) {
  return (
    <a
      href={devicePath(device)}
      tabIndex={-1}
      // On a card the link spreads over all of it.
      className="block min-w-0 max-w-full font-medium max-sheet:after:absolute max-sheet:after:inset-0 hover:underline"
    >
      {device.name ? (
        <CellText text={device.name} search={search} />
      ) : (
        <span className="flex min-w-0 items-baseline gap-2 font-normal">
          <span className="shrink-0 text-ink-muted">{NOT_SET_UP}</span>
          <CellText text={device.serialNumber} search={search} id />
        </span>
      )}
    </a>
  )
}

/** A sign for every reason, most urgent first; the word stands in the tooltip and for those who hear the page. */
function drawAttention({ attention }: InventoryDevice, value: ValueProps) {
  if (attention.length === 0) return <Dash {...value} />
  return (
    <span {...value} className={clsx(value.className, 'flex items-center gap-1 overflow-clip')}>
      {attention.map(code => {
        const { severity, label } = ATTENTION_RULES[code]
        return (
          <span key={code} {...tooltipProps(label)} className="flex shrink-0">
            {toneSign[severity]}
            <span className="sr-only">{label}. </span>
          </span>
        )
      })}
    </span>
  )
}

/** The person's name; their UPN or mail instead where only that is why the device was found. */
function personText({ assignedUser, userUpn, userEmail }: InventoryDevice, search: readonly string[]): string {
  const known = [assignedUser, userUpn, userEmail].filter(text => text !== null && text !== '')
  const found = search.length > 0 && known.find(text => splitMatches(text ?? '', search).some(part => part.match))
  return (found || known[0]) ?? ''
}

function drawWindows(device: InventoryDevice, value: ValueProps) {
  const { release, build } = windowsWording(device)
  if (!release && !build) return <Dash {...value} />
  return (
    <span
      {...value}
      {...tooltipProps([release ?? 'Unknown release', build].filter(Boolean).join(', build '), { whenClipped: true })}
      className={clsx(value.className, 'flex items-baseline gap-2')}
    >
      {release && <span className="shrink-0">{release.replace(/^Windows /, '')}</span>}
      {build && (
        <span className={clsx('min-w-0 cut', release ? 'text-ink-faint text-xs' : 'text-ink-muted')}>
          {release ? build : `Build ${build}`}
        </span>
      )}
    </span>
  )
}
