import type { DeviceFacet } from '@/lib/domain/device-query'
import { describeValue } from '@/lib/domain/facet-wording'
import { ringStep } from '@/lib/domain/update-ring'

/** More categories than this cannot be told apart by colour. */
export const MOST_COLOURS = 8

/** Facets whose values have an order: one hue, from light to dark. */
const ORDERED = new Set<DeviceFacet>(['syncAge', 'hardwareAge'])

/**
 * The colour (CSS) of a facet's value, the same in every chart: that of its ring or of how it is to be taken, else one of
 * the eight that `place`, where it stands among the facet's values, picks.
 */
export function colourOf(facet: DeviceFacet, value: string, place: number, places: number): string {
  if (facet === 'ring') {
    const step = ringStep(value)
    return step === null ? 'var(--unknown)' : `var(--ring-${step + 1})`
  }
  const { tone } = describeValue(facet, value)
  if (tone) return `var(--${tone})`
  if (ORDERED.has(facet)) {
    const share = Math.round(95 - (70 * place) / Math.max(1, places - 1))
    return `color-mix(in oklch, var(--series-1) ${share}%, var(--line))`
  }
  return `var(--series-${(place % MOST_COLOURS) + 1})`
}
