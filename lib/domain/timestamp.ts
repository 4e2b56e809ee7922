/** The service's way of saying "never" (.NET's smallest date). */
const NEVER = '0001-01-01T00:00:00'

/**
 * Brings a service timestamp (UTC, none to seven fractional digits) to ISO 8601 with milliseconds.
 * `null`, "never" and text that is no time all become `null`.
 */
export function toIsoTimestamp(value: string | null): string | null {
  if (value === null || value.startsWith(NEVER)) return null
  const time = Date.parse(value.replace(/(\.\d{3})\d+/, '$1'))
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
