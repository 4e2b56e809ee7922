import { FacetLabel } from '@/components/facets/facet-label'
import type { Texts } from '@/components/formatting/texts'
import { ATTENTION_CODES } from '@/lib/domain/attention'
import type { DeviceFilters } from '@/lib/domain/device-query'
import type { FleetCounts } from '@/lib/domain/fleet-day'
import { MEASURES, shareOf } from '@/lib/domain/measures'
import type { MeasureRow } from './measure-table'

/** The rows of how the fleet is doing. @param isNow whether the last of the counts is how it stands at this minute */
export function measureRows(
  counts: readonly FleetCounts[],
  ring: string | null,
  texts: Texts,
  isNow: boolean,
): MeasureRow[] {
  return MEASURES.map(measure => {
    const count = counts.at(-1)
    return {
      key: measure.key,
      label: measure.label,
      values: counts.map(some => (measure.isShare ? shareOf(measure, some) : measure.count(some))),
      format: measure.isShare ? texts.percent : texts.number,
      more: measure.more,
      ...(isNow && count ? { behind: { filters: within(ring, measure.filters), count: measure.count(count) } } : {}),
    }
  })
}

/** The rows of the reasons for attention that some device had in the time. */
export function reasonRows(
  counts: readonly FleetCounts[],
  ring: string | null,
  texts: Texts,
  isNow: boolean,
): MeasureRow[] {
  return ATTENTION_CODES.filter(code => counts.some(({ attention }) => attention[code])).map(code => {
    const values = counts.map(({ attention }) => attention[code] ?? 0)
    return {
      key: code,
      label: <FacetLabel facet="attention" value={code} />,
      values,
      format: texts.number,
      more: 'bad',
      ...(isNow ? { behind: { filters: within(ring, { attention: [code] }), count: values.at(-1) ?? 0 } } : {}),
    }
  })
}

/** Filters narrowed to a ring. */
export function within(ring: string | null, filters: DeviceFilters): DeviceFilters {
  return ring === null ? filters : { ...filters, ring: [ring] }
}
