import type { Device } from '@/lib/domain/device'
import { assignmentStatus, complianceStatus } from '@/lib/domain/device-status'
import { windowsWording } from '@/lib/domain/device-wording'

/** By field, what the snapshot says of a device where the service says otherwise by now. */
export type DeviceDifferences = Partial<Record<keyof Device, string>>

/** What changes only when something happened: a sync or a birthday is no news. */
const FIELDS = [
  'assignedUser',
  'userUpn',
  'userEmail',
  'compliance',
  'ring',
  'profile',
  'profileAssignment',
  'planType',
  'managementAgent',
  'serialNumber',
  'manufacturer',
  'model',
  'osVersion',
  'osEdition',
  'enrolledAt',
  'intuneId',
  'globalDeviceId',
] as const satisfies readonly (keyof Device)[]

export function findDifferences(listed: Device, live: Device): DeviceDifferences {
  const changed = FIELDS.filter(field => (listed[field] ?? '') !== (live[field] ?? ''))
  return Object.fromEntries(changed.map(field => [field, wordOf(listed, field)]))
}

function wordOf(device: Device, field: (typeof FIELDS)[number]): string {
  if (field === 'compliance') return complianceStatus(device.compliance).label
  if (field === 'profileAssignment') return assignmentStatus(device.profileAssignment).label
  if (field === 'osVersion') return windowsWording(device).build ?? device.osVersion ?? 'none'
  return device[field] || 'none'
}
