import { clsx } from 'clsx'
import type { ReactElement } from 'react'
import { Dash } from '@/components/ui/cell-text'
import { markMatches } from '@/components/ui/highlight'
import { RelativeTime } from '@/components/ui/relative-time'
import { splitMatches } from '@/components/ui/split-matches'
import { type Tone, toneSign } from '@/components/ui/status'
import { tooltipProps } from '@/components/ui/tooltip'
import { Truncate } from '@/components/ui/truncate'
import { ringBars } from '@/components/update-ring/ring-bars'
import { ATTENTION_CODES, ATTENTION_RULES } from '@/lib/domain/attention'
import { type DeviceColumn, deviceText } from '@/lib/domain/device-columns'
import { devicePath } from '@/lib/domain/device-links'
import { assignmentStatus, complianceStatus } from '@/lib/domain/device-status'
import { ageWording, NOT_SET_UP, windowsWording } from '@/lib/domain/device-wording'
import type { InventoryDevice } from '@/lib/domain/inventory'

type ValueProps = { 'data-value'?: string; className?: string }

/** The attributes of a value that a menu opens for. */
export const MENU_VALUE: ValueProps = {
  'data-value': '',
  className: 'rounded-sm px-1 py-0.5 hover:bg-sunken sheet:cursor-pointer',
}

/** The longest id that is shown whole, which the cell then cuts at its end as it does any other text. */
const SHORT_ID = 12

/**
 * One value of one device, drawn as its column says, on the one line of a cell that cuts it (`cut`): nothing in it is a box
 * of its own that would have to be laid out, since a list that is searched replaces two hundred of them for each key.
 * Without a value there is a dash to look at and nothing to hear. A function and no component for the same reason.
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
      return drawText(personText(device, search), search, value)
    case 'compliance':
      return drawStatus(complianceStatus(device.compliance), value)
    case 'assignment':
      return drawStatus(assignmentStatus(device.profileAssignment), value)
    case 'ring':
      return (
        <span {...value}>
          {ringBars(device.ring)}
          <span className="ml-2">{device.ring || 'None'}</span>
        </span>
      )
    case 'time':
      return <RelativeTime {...value} short iso={deviceText(device, column.id) || null} />
    case 'age':
      return drawText(device.ageInMonths === null ? '' : ageWording(device.ageInMonths), NOTHING, value)
    case 'windows':
      return drawWindows(device, value)
    case 'id':
      return drawId(deviceText(device, column.id), column.searched ? search : NOTHING, value)
    case 'text':
      return drawText(deviceText(device, column.id), column.searched ? search : NOTHING, value)
  }
}

const NOTHING: readonly string[] = []

function drawText(text: string, search: readonly string[], value: ValueProps) {
  return text ? <span {...value}>{markMatches(text, search)}</span> : <Dash {...value} />
}

function drawId(text: string, search: readonly string[], value: ValueProps) {
  if (!text) return <Dash {...value} />
  const className = clsx(value.className, 'font-mono text-xs')
  if (search.length === 0 && text.length > SHORT_ID) {
    return <Truncate {...value} text={text} at="middle" className={clsx(className, 'leading-[inherit]')} />
  }
  return (
    <span {...value} className={className}>
      {markMatches(text, search)}
    </span>
  )
}

function drawStatus({ tone, label }: { tone: Tone; label: string }, value: ValueProps) {
  return (
    <span {...value}>
      {toneSign[tone]}
      <span className="ml-1.5">{label}</span>
    </span>
  )
}

/** The grid hears the clicks, so that a plain one stays on the page. */
function drawName(device: InventoryDevice, search: readonly string[]) {
  return (
    <a
      href={devicePath(device)}
      tabIndex={-1}
      // On a card the link spreads over all of it.
      className="font-medium max-sheet:after:absolute max-sheet:after:inset-0 hover:underline"
    >
      {device.name ? (
        markMatches(device.name, search)
      ) : (
        <span className="font-normal">
          <span className="text-ink-muted">{NOT_SET_UP}</span>{' '}
          <span className="ml-1 font-mono text-xs">{markMatches(device.serialNumber, search)}</span>
        </span>
      )}
    </a>
  )
}

/** A sign for every reason, most urgent first. */
function drawAttention({ attention }: InventoryDevice, value: ValueProps) {
  if (attention.length === 0) return <Dash {...value} />
  return <span {...value}>{attention.map(code => ATTENTION_SIGNS.get(code))}</span>
}

/** Made once, as the signs in them. The word stands in the tooltip and for those who hear the page. */
const ATTENTION_SIGNS = new Map(
  ATTENTION_CODES.map(code => {
    const { severity, label } = ATTENTION_RULES[code]
    const sign = (
      <span key={code} role="img" aria-label={label} {...tooltipProps(label)} className="mr-1 last:mr-0">
        {toneSign[severity]}
      </span>
    )
    return [code, sign]
  }),
)

/** The person's name; their UPN or mail instead where only that is why the device was found. */
function personText({ assignedUser, userUpn, userEmail }: InventoryDevice, search: readonly string[]): string {
  const known = [assignedUser, userUpn, userEmail].filter(text => text !== null && text !== '')
  const found = search.length > 0 && known.find(text => splitMatches(text ?? '', search).some(part => part.match))
  return (found || known[0]) ?? ''
}

function drawWindows(device: InventoryDevice, value: ValueProps) {
  const { release, build } = windowsWording(device)
  if (!release && !build) return <Dash {...value} />
  if (!release)
    return drawText(`Build ${build}`, NOTHING, { ...value, className: clsx(value.className, 'text-ink-muted') })
  return (
    <span {...value}>
      {release.replace(/^Windows /, '')} <span className="ml-1 text-ink-faint text-xs">{build}</span>
    </span>
  )
}
