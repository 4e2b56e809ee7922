import type { DeviceFacet, DeviceFilters } from '@/lib/domain/device-query'
import type { FacetCount } from '@/lib/domain/inventory'
import { byRing } from '@/lib/domain/update-ring'

/** The values of a facet as they are listed: those chosen stay although nothing has them, and rings keep their order. */
export function toFacetValues(
  facet: DeviceFacet,
  counts: readonly FacetCount[],
  chosen: readonly string[] = [],
): FacetCount[] {
  const missing = chosen.filter(value => !counts.some(count => count.value === value))
  const values = [...counts, ...missing.map(value => ({ value, count: 0 }))]
  if (facet !== 'ring') return values
  return values.sort((a, b) => byRing(a.value, b.value))
}

/** Adds a value to a facet's filter, or takes it away. */
export function toggleValue(filters: DeviceFilters, facet: DeviceFacet, value: string): DeviceFilters {
  const before = filters[facet] ?? []
  const values = before.includes(value) ? before.filter(other => other !== value) : [...before, value]
  const { [facet]: _, ...others } = filters
  return values.length > 0 ? { ...others, [facet]: values } : others
}

export function countValues(filters: DeviceFilters): number {
  return Object.values(filters).reduce((count, values) => count + values.length, 0)
}
