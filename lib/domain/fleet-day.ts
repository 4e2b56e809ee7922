import * as z from 'zod'
import { ATTENTION_CODES, ATTENTION_RULES, type AttentionCode } from './attention'

/** What the fleet is counted by every day: the facets of few values, each device's reasons, and how grave they are. */
export const COUNTED_FACETS = [
  'compliance',
  'syncAge',
  'updates',
  'osRelease',
  'profile',
  'profileAssignment',
  'hardwareAge',
] as const

/** How a device stands by its gravest reason for attention. */
export const SEVERITIES = ['critical', 'warning', 'info', 'none'] as const
export type Severity = (typeof SEVERITIES)[number]

export const DIMENSIONS = [...COUNTED_FACETS, 'attention', 'severity'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Counts of devices: all of them, and by each dimension those of each value; values that none has are left out. */
export const fleetCountsSchema = z.object({
  total: z.number(),
  ...(Object.fromEntries(DIMENSIONS.map(dimension => [dimension, z.record(z.string(), z.number())])) as Record<
    // fromEntries forgets the keys it was given.
    Dimension,
    z.ZodRecord<z.ZodString, z.ZodNumber>
  >),
})
export type FleetCounts = z.infer<typeof fleetCountsSchema>

/** The counts of each update ring. */
export const ringCountsSchema = z.record(z.string(), fleetCountsSchema)
export type RingCounts = z.infer<typeof ringCountsSchema>

/** How the fleet stood on a day (`2026-11-27`, UTC); `takenAt` is ISO 8601 in UTC. */
export type FleetDay = { day: string; takenAt: string; rings: RingCounts }

const DAY_MS = 86_400_000

/** The day, in UTC, that an instant (milliseconds) lies in. */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

/** The day so many days earlier. */
export function daysBefore(day: string, days: number): string {
  return dayOf(Date.parse(day) - days * DAY_MS)
}

/** The counts of all rings together, or of one alone. */
export function countsOf(rings: RingCounts, ring: string | null): FleetCounts {
  const sum: FleetCounts = {
    total: 0,
    // As above.
    ...(Object.fromEntries(DIMENSIONS.map(dimension => [dimension, {}])) as Record<Dimension, Record<string, number>>),
  }
  for (const [name, counts] of Object.entries(rings)) {
    if (ring !== null && name !== ring) continue
    sum.total += counts.total
    for (const dimension of DIMENSIONS) {
      const into = sum[dimension]
      for (const [value, count] of Object.entries(counts[dimension])) into[value] = (into[value] ?? 0) + count
    }
  }
  return sum
}

/** The reasons of a severity and of graver ones: what a list of such devices is filtered by. */
export function codesFrom(severity: 'critical' | 'warning'): AttentionCode[] {
  return ATTENTION_CODES.filter(code => {
    const own = ATTENTION_RULES[code].severity
    return own === 'critical' || (severity === 'warning' && own === 'warning')
  })
}
