import type { DeviceFilters } from './device-query'
import { codesFrom, type FleetCounts } from './fleet-day'

/** A number that tells how the fleet is doing, and the devices behind it. */
export type Measure = {
  key: string
  label: string
  hint: string
  filters: DeviceFilters
  count: (counts: FleetCounts) => number
  /** Whether more of it is good news, or bad, or neither. */
  more: 'good' | 'bad' | 'neutral'
  /** Whether it is read as a share of all devices. */
  isShare: boolean
}

export const MEASURES: readonly Measure[] = [
  {
    key: 'devices',
    label: 'Devices',
    hint: 'All that the service lists for this tenant',
    filters: {},
    count: counts => counts.total,
    more: 'neutral',
    isShare: false,
  },
  {
    key: 'attention',
    label: 'Need attention',
    hint: 'Devices with at least one critical reason or warning',
    filters: { attention: codesFrom('warning') },
    count: ({ severity }) => (severity.critical ?? 0) + (severity.warning ?? 0),
    more: 'bad',
    isShare: false,
  },
  {
    key: 'compliant',
    label: 'Compliant',
    hint: 'Devices that Intune reports as compliant',
    filters: { compliance: ['Compliant'] },
    count: ({ compliance }) => compliance.Compliant ?? 0,
    more: 'good',
    isShare: true,
  },
  {
    key: 'healthy',
    label: 'Healthy updates',
    hint: 'Eligible devices that lack no update which their ring should have had; an estimate from the fleet',
    filters: { updates: ['current', 'waiting'] },
    count: ({ updates }) => (updates.current ?? 0) + (updates.waiting ?? 0),
    more: 'good',
    isShare: true,
  },
  {
    key: 'synced',
    label: 'Synced within a day',
    hint: 'Devices whose last Intune sync is less than a day old',
    filters: { syncAge: ['day'] },
    count: ({ syncAge }) => syncAge.day ?? 0,
    more: 'good',
    isShare: true,
  },
]

/** What changes less than this share of the devices is written as no change, and is neither good nor bad. */
const LEAST_CHANGE = 0.0005

/** Whether a change of a measure's value is good news or bad; `null` for neither. */
export function judgeChange({ more, isShare }: Pick<Measure, 'more' | 'isShare'>, by: number): 'good' | 'bad' | null {
  if (more === 'neutral' || Math.abs(by) < (isShare ? LEAST_CHANGE : 1)) return null
  return by > 0 === (more === 'good') ? 'good' : 'bad'
}

/** What a measure's share of the devices is, 0 where there are none. */
export function shareOf(measure: Measure, counts: FleetCounts): number {
  return counts.total > 0 ? measure.count(counts) / counts.total : 0
}
