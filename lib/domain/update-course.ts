import { dayOf, daysBefore, type FleetCounts, type FleetDay, type RingCounts } from './fleet-day'
import { lastPatchTuesday } from './patch-tuesday'

const DAY_MS = 86_400_000

/** How an update reached a ring: on each day after its release the share (0 to 1) of eligible devices that had it. */
export type RingCourse = { ring: string; eligible: number; points: { day: number; share: number }[] }

/** The course of the month's update so far, ring by ring; `releasedAt` is a day such as `2026-11-10`. */
export type UpdateCourse = { releasedAt: string; daysSince: number; rings: RingCourse[] }

/** @param days that are past, oldest first; @param rings as they are now (milliseconds) */
export function toUpdateCourse(days: readonly FleetDay[], rings: RingCounts, now: number): UpdateCourse {
  const released = lastPatchTuesday(now)
  const releasedAt = dayOf(released)
  const today = dayOf(now)
  const course = [
    ...days.filter(({ day }) => day >= releasedAt && day < today).map(({ day, rings: then }) => ({ day, rings: then })),
    { day: today, rings },
  ]
  return {
    releasedAt,
    daysSince: daysBetween(releasedAt, today),
    rings: Object.keys(rings).map(ring => ({
      ring,
      eligible: eligibleOf(rings[ring]),
      points: course.flatMap(({ day, rings: then }) => {
        const eligible = eligibleOf(then[ring])
        const share = (then[ring]?.updates.current ?? 0) / eligible
        return eligible > 0 ? [{ day: daysBetween(releasedAt, day), share }] : []
      }),
    })),
  }
}

/** Devices that the service updates: all but the ineligible ones. */
export function eligibleOf(counts: FleetCounts | undefined): number {
  return counts ? counts.total - (counts.updates.ineligible ?? 0) : 0
}

/** How many days, both as `2026-11-27`, one lies after the other. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** The newest of the days that is at least so many days before today (`2026-11-27`); `null` when history is younger. */
export function dayBack(days: readonly FleetDay[], today: string, back: number): FleetDay | null {
  const latest = daysBefore(today, back)
  return days.findLast(({ day }) => day <= latest) ?? null
}
