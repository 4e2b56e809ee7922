import { mix, type Random, weights } from './random'
import type { RingStanding } from './ring'
import { DAY_MS } from './time'

type Build = {
  build: number
  /** Builds of one code base get the same revisions. */
  series: number
  released: number
  servicingEnds: number
  firstRevision: number
  perMonth: number
}

function build(
  number: number,
  released: string,
  servicingEnds: string,
  firstRevision: number,
  perMonth: number,
  series: number = number,
): Build {
  return {
    build: number,
    series,
    released: Date.parse(released),
    servicingEnds: Date.parse(servicingEnds),
    firstRevision,
    perMonth,
  }
}

/** Release and Enterprise servicing dates are real; revisions only have the right size and pace, not the real months. */
export const builds = weights<Build>(
  [build(26200, '2024-09-10', '2028-10-10', 1742, 385, 26100), 55],
  [build(26100, '2024-09-10', '2027-10-12', 1742, 385), 22],
  [build(22631, '2022-09-20', '2026-11-10', 521, 150, 22621), 12],
  [build(19045, '2022-10-18', '2025-10-14', 2130, 120), 5],
  [build(22621, '2022-09-20', '2025-10-14', 521, 150), 1.6],
  [build(28000, '2026-02-10', '2029-03-13', 1340, 160), 1.6],
  [build(26300, '2026-09-22', '2029-10-09', 8100, 300), 1.2],
  [build(19044, '2021-10-12', '2024-06-11', 1288, 100), 0.6],
  [build(22000, '2021-10-05', '2024-10-08', 194, 85), 0.5],
  [build(19043, '2021-05-18', '2022-12-13', 985, 72), 0.3],
  [build(27842, '2026-03-01', '2027-03-01', 1000, 5), 0.2], // an Insider build: in no table
)

const secondTuesdays = new Map<number, number>()

/** When the month's quality update came out (10:00 Pacific, here 18:00 UTC). */
export function secondTuesday(month: number): number {
  const known = secondTuesdays.get(month)
  if (known !== undefined) return known
  const first = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1, 18))
  const daysToTuesday = (2 - first.getUTCDay() + 7) % 7
  const date = first.getTime() + (daysToTuesday + 7) * DAY_MS
  secondTuesdays.set(month, date)
  return date
}

/** Months are counted from year 0. */
export function monthOf(ms: number): number {
  const date = new Date(ms)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function revisionOf(kind: Build, month: number): number {
  const months = month - monthOf(kind.released)
  if (months <= 0) return kind.firstRevision
  const jitter = (mix(kind.series * 4099 + month) % 100) / 300
  return Math.floor(kind.firstRevision + (months + jitter) * kind.perMonth)
}

/** Days after the second Tuesday by which a ring has a quality update: deferral and deadline. */
const RING_DAYS: Record<string, number> = { Test: 0.5, First: 3, Fast: 8, Broad: 14 }

function delayIn(ring: string, share: number, lagDays: number): number {
  return (share * (RING_DAYS[ring] ?? 14) + lagDays) * DAY_MS
}

/** The month whose quality update has been installed by a time. */
function installedBy(kind: Build, delay: number, time: number): number {
  let month = monthOf(Math.min(time, kind.servicingEnds))
  while (secondTuesday(month) + delay > time) month -= 1
  return month
}

/**
 * The OS version a device reported at its last sync. Most install within their ring's time; some lag for months.
 * `random` must be the device's own patch stream, so that the version only ever rises as the clock moves: also when the
 * device has moved to a slower ring.
 */
export function osVersionOf(random: Random, { ring, since, before }: RingStanding, reportedAt: number): string {
  const kind = random.weighted(builds)
  const habit = random.next()
  const lagDays = habit < 0.9 ? random.next() : habit < 0.96 ? 10 + random.next() * 30 : 40 + random.next() * 160
  const share = random.next()
  let month = installedBy(kind, delayIn(ring, share, lagDays), reportedAt)
  if (before !== ring) month = Math.max(month, installedBy(kind, delayIn(before, share, lagDays), since))
  return `10.0.${kind.build}.${revisionOf(kind, month)}`
}
