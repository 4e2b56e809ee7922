import { toTimeText } from '@/components/formatting/formats'
import type { DeviceChange } from '@/lib/domain/change'

const DAY_MS = 86_400_000

/**
 * For each row, how many days have begun above it since the first, and one entry more for all: where the numbers of two
 * neighbours differ, a day begins between them. The heading of the first day is the list's own.
 */
export function daysAbove(changes: readonly Pick<DeviceChange, 'at'>[], timeZone: string): number[] {
  const above = [0]
  let days = 0
  let last = { at: '', day: '' }
  for (const [index, { at }] of changes.entries()) {
    // A sync's changes all have its time.
    const day = at === last.at ? last.day : dayOf(Date.parse(at), timeZone)
    if (index > 0 && day !== last.day) days += 1
    last = { at, day }
    above.push(days)
  }
  return above
}

/** "Today, Friday 27 November 2026". All in milliseconds. */
export function dayTitle(at: number, now: number, locale: string, timeZone: string): string {
  const day = dayOf(at, timeZone)
  const name = toTimeText(at, locale, timeZone, 'day')
  if (day === dayOf(now, timeZone)) return `Today, ${name}`
  return day === dayOf(now - DAY_MS, timeZone) ? `Yesterday, ${name}` : name
}

function dayOf(at: number, timeZone: string): string {
  return toTimeText(at, 'en', timeZone, 'date')
}
