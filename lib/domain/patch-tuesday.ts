const DAY_MS = 86_400_000

/** The start, in UTC, of the newest second Tuesday of a month that is not after `instant` (milliseconds): when updates come out. */
export function lastPatchTuesday(instant: number): number {
  const date = new Date(instant)
  const thisMonth = secondTuesday(date.getUTCFullYear(), date.getUTCMonth())
  return thisMonth <= instant ? thisMonth : secondTuesday(date.getUTCFullYear(), date.getUTCMonth() - 1)
}

function secondTuesday(year: number, month: number): number {
  const first = Date.UTC(year, month, 1)
  const daysToTuesday = (2 - new Date(first).getUTCDay() + 7) % 7
  return first + (daysToTuesday + 7) * DAY_MS
}
