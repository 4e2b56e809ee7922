import type { QueryFault } from './device-query'
import { countsOf, DIMENSIONS, type Dimension, type FleetDay } from './fleet-day'

/** What a trend can be asked of: the number of devices, the rings, or one of the dimensions of a day's counts. */
export const TREND_METRICS = ['devices', 'ring', ...DIMENSIONS] as const
export type TrendMetric = (typeof TREND_METRICS)[number]

export const DEFAULT_TREND_DAYS = 90
/** Longer than any history is kept. */
export const MOST_TREND_DAYS = 3_650

/** Which metric, how many days back, and of which ring; `null` for all. */
export type TrendQuery = { metric: TrendMetric; days: number; ring: string | null }

/** A day of a trend: the devices counted, and of a metric with values those that have each. */
export type TrendDay = { day: string; total: number; values: Record<string, number> }

/** The body of `GET /api/inventory/trends`: oldest first; days without a sync are not among them. */
export type TrendAnswer = TrendQuery & { points: TrendDay[] }

/** Reads what a trend is asked of from an address; what cannot be read is named in `faults`. */
export function parseTrendQuery(params: URLSearchParams): { query: TrendQuery; faults: QueryFault[] } {
  const faults: QueryFault[] = []
  for (const name of new Set(params.keys())) {
    if (!['metric', 'days', 'ring'].includes(name)) {
      faults.push({ parameter: name, message: `There is no parameter ${name.slice(0, 40)}.` })
    } else if (params.getAll(name).length > 1) {
      faults.push({ parameter: name, message: `${name} is given more than once.` })
    }
  }
  const wanted = params.get('metric') ?? 'devices'
  const metric = TREND_METRICS.find(known => known === wanted)
  if (!metric) faults.push({ parameter: 'metric', message: `metric takes one of ${TREND_METRICS.join(', ')}.` })
  const text = params.get('days') ?? String(DEFAULT_TREND_DAYS)
  const days = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  const isInRange = days >= 1 && days <= MOST_TREND_DAYS
  if (!isInRange) faults.push({ parameter: 'days', message: `days takes a whole number from 1 to ${MOST_TREND_DAYS}.` })
  return {
    query: {
      metric: metric ?? 'devices',
      days: isInRange ? days : DEFAULT_TREND_DAYS,
      ring: params.get('ring') || null,
    },
    faults,
  }
}

/** A metric over days. */
export function toTrend(days: readonly FleetDay[], { metric, ring }: Pick<TrendQuery, 'metric' | 'ring'>): TrendDay[] {
  return days.map(({ day, rings }) => {
    const counts = countsOf(rings, ring)
    return { day, total: counts.total, values: valuesOf(metric) }

    function valuesOf(of: TrendMetric): Record<string, number> {
      if (of === 'devices') return {}
      if (of !== 'ring') return counts[of satisfies Dimension]
      const entries = Object.entries(rings).filter(([name]) => ring === null || name === ring)
      return Object.fromEntries(entries.map(([name, { total }]) => [name, total]))
    }
  })
}
