const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?)?$/
/** A moment in UTC of which the text alone tells that it exists: each month has 28 days. Nearly all are such. */
const PLAIN =
  /^(?!0001)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z?$/
const SECONDS_END = 19
const MILLISECONDS_END = 23

/**
 * Brings a service timestamp (UTC, with none to seven fractional digits, the zone sometimes left out) to ISO 8601 with
 * milliseconds. `null`, the service's "never" (the year 1, .NET's smallest date) and text of any other shape become `null`.
 */
export function toIsoTimestamp(value: string | null): string | null {
  if (value === null) return null
  if (PLAIN.test(value)) {
    if (value.length > MILLISECONDS_END) return `${value.slice(0, MILLISECONDS_END)}Z`
    const milliseconds = value.slice(SECONDS_END + 1, SECONDS_END + 4).replace('Z', '')
    return `${value.slice(0, SECONDS_END)}.${milliseconds.padEnd(3, '0')}Z`
  }
  const [, date, time = '00:00:00', fraction = '', zone = 'Z'] = value.match(SHAPE) ?? []
  if (date === undefined || date.startsWith('0001-')) return null
  const instant = Date.parse(`${date}T${time}${fraction.slice(0, 4)}${zone}`)
  return Number.isNaN(instant) ? null : new Date(instant).toISOString()
}
