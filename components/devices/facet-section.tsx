import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { FacetLabel } from '@/components/facets/facet-label'
import { Checkbox } from '@/components/ui/checkbox'
import { fieldClass } from '@/components/ui/field-class'
import { useNumberText } from '@/components/ui/number'
import type { DeviceFacet } from '@/lib/domain/device-query'
import { describeValue, FACET_LABELS } from '@/lib/domain/facet-wording'
import type { FacetCount } from '@/lib/domain/inventory'

/** Values shown before "Show more". */
const FEW = 6
/** From so many values on there is a box to find one in. */
const MANY = 12
/** The most that are put into the page at once. */
const MOST = 200

/** One facet: its values with their counts, any of which can be ticked. */
export function FacetSection({
  facet,
  values,
  chosen,
  usuallyOpen,
  onToggle,
}: {
  facet: DeviceFacet
  values: readonly FacetCount[]
  chosen: readonly string[]
  usuallyOpen: boolean
  onToggle: (value: string) => void
}) {
  const id = useId()
  const [wanted, setWanted] = useState<boolean | null>(null)
  const isOpen = wanted ?? (usuallyOpen || chosen.length > 0)
  return (
    <section aria-labelledby={`${id}-title`} className="border-line border-b last:border-b-0">
      <h2 id={`${id}-title`}>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `${id}-values` : undefined}
          onClick={() => setWanted(!isOpen)}
          className="flex h-9 w-full items-center gap-1.5 px-3 text-left font-medium text-sm outline-offset-[-2px] hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={clsx('size-3.5 shrink-0 text-ink-faint transition-transform', isOpen && 'rotate-90')}
          />
          <span className="min-w-0 flex-1 truncate">{FACET_LABELS[facet]}</span>
          {chosen.length > 0 && (
            <span className="rounded-full bg-accent-soft px-1.5 text-accent text-xs">
              {chosen.length}
              <span className="sr-only"> chosen</span>
            </span>
          )}
        </button>
      </h2>
      {isOpen && <Values id={`${id}-values`} facet={facet} values={values} chosen={chosen} onToggle={onToggle} />}
    </section>
  )
}

function Values({
  id,
  facet,
  values,
  chosen,
  onToggle,
}: {
  id: string
  facet: DeviceFacet
  values: readonly FacetCount[]
  chosen: readonly string[]
  onToggle: (value: string) => void
}) {
  const number = useNumberText()
  const [sought, setSought] = useState('')
  const [isWhole, setIsWhole] = useState(false)
  const text = sought.trim().toLowerCase()
  const found = text
    ? values.filter(({ value }) => describeValue(facet, value).label.toLowerCase().includes(text))
    : values
  // One value more would take the place of the button.
  const few = found.length > FEW + 1 && !isWhole && !text
  const shown = few ? found.filter(({ value }, place) => place < FEW || chosen.includes(value)) : found.slice(0, MOST)
  const hidden = found.length - shown.length
  return (
    <div id={id} className="px-1.5 pb-2">
      {values.length >= MANY && (
        <input
          type="search"
          aria-label={`Find in ${FACET_LABELS[facet].toLowerCase()}`}
          placeholder={`Find in ${number(values.length)}`}
          value={sought}
          onChange={event => setSought(event.target.value)}
          onKeyDown={event => event.key === 'Escape' && sought && setSought('')}
          className={clsx(fieldClass, 'mx-1.5 mb-1 h-7! w-[calc(100%-12px)]!')}
        />
      )}
      <ul>
        {shown.map(({ value, count }) => (
          <li key={value}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is in it */}
            <label className="flex h-7 items-center gap-2 rounded px-1.5 text-sm hover:bg-hover max-sheet:h-10">
              <Checkbox checked={chosen.includes(value)} onChange={() => onToggle(value)} />
              <span className={clsx('flex min-w-0 flex-1', count === 0 && 'text-ink-muted')}>
                <FacetLabel facet={facet} value={value} />
              </span>
              <span className="shrink-0 text-ink-muted text-xs">{number(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className="px-1.5 py-1 text-ink-faint text-xs">{text ? 'Nothing is called that.' : 'No device.'}</p>
      )}
      {(hidden > 0 || (isWhole && !text && found.length > FEW + 1)) && (
        <button
          type="button"
          onClick={() => setIsWhole(!isWhole)}
          className="mx-1.5 mt-0.5 rounded text-accent text-xs hover:underline"
        >
          {few ? `Show ${number(hidden)} more` : 'Show fewer'}
        </button>
      )}
    </div>
  )
}
