import { toTimeText } from '@/components/formatting/formats'
import type { ChangeQuery } from '@/lib/domain/change-query'

/** A stretch of time in milliseconds, its end not included; `null` for an open end. */
export type TimeRange = Pick<ChangeQuery, 'since' | 'until'>

export const ANY_TIME: TimeRange = { since: null, until: null }

/** Stretches that end now, by the day of the browser's zone on which they begin. */
export const RECENT = [
  { days: 1, label: 'Since yesterday' },
  { days: 7, label: 'Last 7 days' },
  { days: 30, label: 'Last 30 days' },
  { days: 90, label: 'Last 90 days' },
] as const

/** From the beginning of a day so many days ago. */
export function recentRange(days: number, now: number): TimeRange {
  const start = new Date(now)
  start.setHours(0, 0, 0, 0)
  start.setDate(start.getDate() - days)
  return { since: start.getTime(), until: null }
}

/** The stretch's number of days, where it is one of RECENT as of now. */
export function recentDays({ since, until }: TimeRange, now: number): number | null {
  if (since === null || until !== null) return null
  return RECENT.find(({ days }) => recentRange(days, now).since === since)?.days ?? null
}

/**
 * What a stretch is called; times of day only where it does not begin and end with a day.
 * @param timeZone the browser's; `null` while it is not known, as on the server
 */
export function rangeTitle(range: TimeRange, now: number, locale: string, timeZone: string | null): string {
  const { since, until } = range
  const recent = timeZone && RECENT.find(({ days }) => days === recentDays(range, now))
  if (recent) return recent.label
  const zone = timeZone ?? 'UTC'
  const isWhole = [since, until].every(at => at === null || toTimeText(at, 'en-GB', zone, 'clock') === '00:00')
  const text = (at: number) => toTimeText(at, locale, zone, isWhole ? 'date' : 'minute')
  // A range of days ends with its last one, and not with the one after.
  const last = until === null ? null : text(isWhole ? until - 1 : until)
  if (since === null) return last === null ? 'Any time' : `Until ${last}`
  if (last === null) return `Since ${text(since)}`
  return text(since) === last ? last : `${text(since)} – ${last}`
}

/** The value of a date field for a day of the browser's zone. */
export function toDateValue(at: number): string {
  const date = new Date(at)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** When the day of a date field begins in the browser's zone, or one some days later; `null` for a field that is empty. */
export function fromDateValue(value: string, daysLater = 0): number | null {
  const [year, month, day] = value.split('-').map(Number)
  return year && month && day ? new Date(year, month - 1, day + daysLater).getTime() : null
}
