import { complianceStatus } from './device-status'
import type { LookupDevice } from './inventory'

/** The found devices as tab-separated text with a header, as spreadsheets paste it. */
export function toLookupTable(devices: readonly LookupDevice[]): string {
  const lines = devices.map(device => [
    device.name,
    device.serialNumber,
    device.assignedUser,
    device.userUpn,
    complianceStatus(device.compliance).label,
    device.ring,
    device.lastSyncAt,
    device.id,
  ])
  return [HEADER, ...lines].map(cells => cells.map(toCell).join('\t')).join('\n')
}

const HEADER = [
  'Name',
  'Serial number',
  'User',
  'User principal name',
  'Compliance',
  'Ring',
  'Last sync',
  'Entra device id',
]

/** One line without tabs; what a spreadsheet would run as a formula gets an apostrophe in front, as in an export. */
function toCell(value: string | null): string {
  const text = (value ?? '').replaceAll(/[\t\r\n]+/g, ' ')
  return /^[=+\-@]/.test(text) ? `'${text}` : text
}
