import type { AttentionCode } from './attention'

/**
 * How a device stands with the month's quality update, as far as a list of devices can tell: an estimate. The service's
 * own words for it are "healthy" (`current` and `waiting`), "not up to date" (`behind`) and "ineligible".
 */
export const UPDATE_STATUSES = ['current', 'waiting', 'behind', 'ineligible'] as const
export type UpdateStatus = (typeof UPDATE_STATUSES)[number]

/** The reasons for which the service updates a device not at all. */
export const INELIGIBLE_REASONS: readonly AttentionCode[] = [
  'not-set-up',
  'never-synced',
  'stale-sync',
  'os-unsupported',
]

export const UPDATE_STATUS_LABELS: Record<UpdateStatus, string> = {
  current: 'Has this month’s update',
  waiting: 'Waiting, not due yet',
  behind: 'Not up to date',
  ineligible: 'Ineligible',
}

/** The share of a ring's eligible devices that the service means to have updated, and within how many days. */
export const UPDATE_OBJECTIVE = { share: 0.95, days: 21 }

type Facts = {
  isIneligible: boolean
  /** Whether it lacks an update that its ring should have had. */
  isBehind: boolean
  /** When the newest update that the device has became current (milliseconds); NaN where that is not known. */
  updatedSince: number
}

/** @param month when the month's update came out, in milliseconds */
export function updateStatusOf({ isIneligible, isBehind, updatedSince }: Facts, month: number): UpdateStatus {
  if (isIneligible) return 'ineligible'
  if (isBehind) return 'behind'
  return updatedSince >= month ? 'current' : 'waiting'
}
