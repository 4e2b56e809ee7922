import type { Texts } from '@/components/formatting/texts'
import { Card } from '@/components/ui/card'
import { NONE } from '@/lib/domain/device-query'
import type { FacetCount } from '@/lib/domain/inventory'
import { CountLink } from './count-link'

const SHOWN = 12

/** The most frequent models. */
export function ModelCard({
  models,
  ring = null,
  texts,
}: {
  models: readonly FacetCount[]
  /** The ring that the counts are of; `null` for all. */
  ring?: string | null
  texts: Texts
}) {
  const most = models[0]?.count ?? 1
  return (
    <Card
      title="Models"
      aside={
        models.length > SHOWN && (
          <span className="text-ink-muted text-sm">
            the {SHOWN} most frequent of {texts.number(models.length)}
          </span>
        )
      }
    >
      <ul className="py-1.5">
        {models.slice(0, SHOWN).map(({ value, count }) => (
          <li
            key={value}
            className="relative -mx-1.5 grid grid-cols-[minmax(0,1fr)_4rem_auto] items-center gap-x-3 rounded px-1.5 py-1 text-sm hover:bg-hover"
          >
            <span className="truncate" title={value}>
              {value === NONE || !value ? 'Not reported' : value}
            </span>
            <span aria-hidden className="h-2 rounded-sm bg-line">
              <span className="block h-full rounded-sm bg-line-strong" style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <CountLink
              filters={{ model: [value], ...(ring === null ? {} : { ring: [ring] }) }}
              count={count}
              className="min-w-14 text-right after:absolute after:inset-0"
            >
              {texts.number(count)}
              <span className="sr-only"> devices of this model</span>
            </CountLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
