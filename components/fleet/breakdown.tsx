import { colourOf } from '@/components/charts/colours'
import { ShareBar } from '@/components/charts/share-bar'
import { FacetLabel } from '@/components/facets/facet-label'
import type { Texts } from '@/components/formatting/texts'
import { filtersPath } from '@/lib/domain/device-links'
import type { DeviceFacet, DeviceFilters } from '@/lib/domain/device-query'
import { describeValue } from '@/lib/domain/facet-wording'
import type { FacetCount } from '@/lib/domain/inventory'
import { CountLink } from './count-link'

/** How the fleet divides by a facet: a bar of all of it, and its values with their numbers, each the way to its list. */
export function Breakdown({
  facet,
  counts,
  total,
  ring = null,
  texts,
}: {
  facet: DeviceFacet
  counts: readonly FacetCount[]
  total: number
  /** The ring that the counts are of; `null` for all. */
  ring?: string | null
  texts: Texts
}) {
  const filtersOf = (value: string): DeviceFilters => ({ [facet]: [value], ...(ring === null ? {} : { ring: [ring] }) })
  const shares = counts.map(({ value, count }, place) => ({
    key: value,
    label: `${describeValue(facet, value).label}: ${texts.number(count)}, ${texts.percent(count / total)}`,
    count,
    href: filtersPath(filtersOf(value)),
    colour: colourOf(facet, value, place, counts.length),
  }))
  return (
    <div className="py-2.5">
      <ShareBar shares={shares} />
      <ul className="mt-2">
        {counts.map(({ value, count }, place) => (
          <li
            key={value}
            className="relative -mx-1.5 flex h-7 items-center gap-2 rounded px-1.5 text-sm hover:bg-hover"
          >
            <span
              aria-hidden
              className="size-2.5 shrink-0 rounded-[2px]"
              style={{ background: shares[place]?.colour }}
            />
            <span className="flex min-w-0 flex-1">
              <FacetLabel facet={facet} value={value} />
            </span>
            <CountLink filters={filtersOf(value)} count={count} className="after:absolute after:inset-0">
              {texts.number(count)}
              <span className="sr-only"> devices: {describeValue(facet, value).label}</span>
            </CountLink>
            <span className="w-12 text-right text-ink-muted text-xs">{texts.percentInColumn(count / total)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The counts of a dimension, the most frequent first; `order` puts them in one of their own. */
export function toCounts(counts: Readonly<Record<string, number>>, order?: readonly string[]): FacetCount[] {
  const values = Object.entries(counts).map(([value, count]) => ({ value, count }))
  if (order) return values.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
