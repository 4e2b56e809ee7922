const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?)?$/

/**
 * Brings a service timestamp (UTC, with none to seven fractional digits, the zone sometimes left out) to ISO 8601 with
 * milliseconds. `null`, the service's "never" (the year 1, .NET's smallest date) and text of any other shape become `null`.
 */
export function toIsoTimestamp(value: string | null): string | null {
  const [, date, time = '00:00:00', fraction = '', zone = 'Z'] = value?.match(SHAPE) ?? []
  if (date === undefined || date.startsWith('0001-')) return null
  const instant = Date.parse(`${date}T${time}${fraction.slice(0, 4)}${zone}`)
  return Number.isNaN(instant) ? null : new Date(instant).toISOString()
}
