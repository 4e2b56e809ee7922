export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
/** The mean month of the Gregorian calendar. */
export const MONTH_MS = 30.436875 * DAY_MS

/** The service's word for "never". */
export const NEVER = '0001-01-01T00:00:00Z'

/** A timestamp as the service writes it: without fractions, or with seven digits. `ticks` are the digits below the millisecond. */
export function toTimestamp(ms: number, ticks: number | null): string {
  const iso = new Date(ms).toISOString()
  return ticks === null ? `${iso.slice(0, 19)}Z` : `${iso.slice(0, 23)}${`${ticks % 10_000}`.padStart(4, '0')}Z`
}
