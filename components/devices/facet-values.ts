import { ATTENTION_RULES, type AttentionCode } from '@/lib/domain/attention'
import { type DeviceFacet, type DeviceFilters, NONE, type SyncAge } from '@/lib/domain/device-query'
import { assignmentStatus, complianceStatus, type StatusTone } from '@/lib/domain/device-status'
import type { FacetCount } from '@/lib/domain/inventory'
import { ringStep } from '@/lib/domain/update-ring'

export const FACET_LABELS: Record<DeviceFacet, string> = {
  attention: 'Attention',
  compliance: 'Compliance',
  ring: 'Ring',
  syncAge: 'Last sync',
  osRelease: 'Windows release',
  osBuild: 'Windows build',
  profile: 'Profile',
  profileAssignment: 'Profile assignment',
  assigned: 'User',
  manufacturer: 'Manufacturer',
  model: 'Model',
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
    case 'assigned':
      return { label: ASSIGNED[value] ?? value, tone: null }
    default:
      return { label: value || 'Not reported', tone: null }
  }
}

/** The values of a facet as they are listed: those chosen stay although nothing has them, and rings keep their order. */
export function toFacetValues(
  facet: DeviceFacet,
  counts: readonly FacetCount[],
  chosen: readonly string[] = [],
): FacetCount[] {
  const missing = chosen.filter(value => !counts.some(count => count.value === value))
  const values = [...counts, ...missing.map(value => ({ value, count: 0 }))]
  if (facet !== 'ring') return values
  return values.sort((a, b) => (ringStep(a.value) ?? 9) - (ringStep(b.value) ?? 9))
}

/** Adds a value to a facet's filter, or takes it away. */
export function toggleValue(filters: DeviceFilters, facet: DeviceFacet, value: string): DeviceFilters {
  const before = filters[facet] ?? []
  const values = before.includes(value) ? before.filter(other => other !== value) : [...before, value]
  const { [facet]: _, ...others } = filters
  return values.length > 0 ? { ...others, [facet]: values } : others
}

export function countValues(filters: DeviceFilters): number {
  return Object.values(filters).reduce((count, values) => count + values.length, 0)
}
