import { ATTENTION_RULES, type AttentionCode } from './attention'
import { type DeviceFacet, NONE, type SyncAge } from './device-query'
import { assignmentStatus, complianceStatus, type StatusTone } from './device-status'
import { HARDWARE_AGE_LABELS, type HardwareAge } from './hardware-age'
import { UPDATE_STATUS_LABELS, type UpdateStatus } from './update-status'

export const FACET_LABELS: Record<DeviceFacet, string> = {
  attention: 'Attention',
  compliance: 'Compliance',
  ring: 'Ring',
  syncAge: 'Last sync',
  updates: 'Updates (estimated)',
  osRelease: 'Windows release',
  osBuild: 'Windows build',
  profile: 'Profile',
  profileAssignment: 'Profile assignment',
  assigned: 'User',
  manufacturer: 'Manufacturer',
  model: 'Model',
  hardwareAge: 'Hardware age',
  planType: 'Plan',
  managementAgent: 'Managed by',
}

const SYNC_AGES: Record<SyncAge, string> = {
  day: 'Within a day',
  week: 'Within a week',
  month: 'Within a month',
  older: 'Longer ago',
  never: 'Never',
}

const UPDATE_TONES: Record<UpdateStatus, StatusTone> = {
  current: 'good',
  waiting: 'info',
  behind: 'warning',
  ineligible: 'unknown',
}

const ASSIGNED: Record<string, string> = { yes: 'Assigned', no: 'Nobody assigned' }

/** How a value is to be taken, where that can be told, and what it is called. */
export function describeValue(facet: DeviceFacet, value: string): { label: string; tone: StatusTone | null } {
  if (value === NONE) return { label: 'None', tone: null }
  switch (facet) {
    case 'attention': {
      const rule = ATTENTION_RULES[value as AttentionCode] // the query takes no other values
      return { label: rule.label, tone: rule.severity }
    }
    case 'compliance':
      return complianceStatus(value)
    case 'profileAssignment':
      return assignmentStatus(value)
    case 'syncAge':
      return { label: SYNC_AGES[value as SyncAge], tone: null } // as above
    case 'updates':
      return { label: UPDATE_STATUS_LABELS[value as UpdateStatus], tone: UPDATE_TONES[value as UpdateStatus] } // as above
    case 'hardwareAge':
      return { label: HARDWARE_AGE_LABELS[value as HardwareAge], tone: null } // as above
    case 'assigned':
      return { label: ASSIGNED[value] ?? value, tone: null }
    default:
      return { label: value || 'Not reported', tone: null }
  }
}
