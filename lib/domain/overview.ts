import type { FleetDay, RingCounts } from './fleet-day'
import type { FacetCount, Snapshot } from './inventory'

/** What the overview shows of a fleet. */
export type Overview = {
  snapshot: Snapshot
  /** The minute of the counts, in milliseconds: a list that is opened within it has just as many devices. */
  now: number
  rings: RingCounts
  /** Days that are past, oldest first, at most OVERVIEW_DAYS of them. */
  days: FleetDay[]
  /** The most frequent first. */
  models: FacetCount[]
  /** From which age, in months, the operator counts hardware as old. */
  agingMonths: number
}

/** How far back the overview looks. */
export const OVERVIEW_DAYS = 35
