import { CalendarRange } from 'lucide-react'
import { FacetLabel } from '@/components/facets/facet-label'
import { useFormatting } from '@/components/formatting/formatting-provider'
import { Button } from '@/components/ui/button'
import { Chip, ChipBar } from '@/components/ui/chip'
import { type ChangeQuery, EVERY_CHANGE } from '@/lib/domain/change-query'
import { happeningName } from '@/lib/domain/change-wording'
import { FACET_LABELS } from '@/lib/domain/facet-wording'
import { DEVICE_FILTERS } from './device-filters'
import { chosenHappenings, toggleHappening } from './happening-choice'
import { HappeningIcon } from './happening-mark'
import { ANY_TIME, rangeTitle } from './time-range'

/** The filters at work, each of which can be taken away. */
export function ChangeChips({
  query,
  onQuery,
}: {
  query: ChangeQuery
  onQuery: (changes: Partial<ChangeQuery>) => void
}) {
  const { locale, now, timeZone } = useFormatting()
  if (!isFiltered(query)) return null
  const time = rangeTitle(query, now, locale, timeZone)
  return (
    <ChipBar label="Active filters">
      {(query.since !== null || query.until !== null) && (
        <Chip removal={`Remove: ${time}`} onRemove={() => onQuery(ANY_TIME)}>
          <CalendarRange aria-hidden className="size-3.5 shrink-0 text-ink-muted" />
          <span className="truncate">{time}</span>
        </Chip>
      )}
      {chosenHappenings(query).map(happening => (
        <Chip
          key={happeningName(happening)}
          removal={`Remove: ${happeningName(happening)}`}
          onRemove={() => onQuery(toggleHappening(query, happening))}
        >
          <HappeningIcon {...happening} className="size-3.5!" />
          <span className="truncate">{happeningName(happening)}</span>
        </Chip>
      ))}
      {DEVICE_FILTERS.flatMap(facet =>
        query[facet].map(value => (
          <Chip
            key={`${facet} ${value}`}
            removal={`Remove ${FACET_LABELS[facet]}: ${value}`}
            onRemove={() => onQuery({ [facet]: query[facet].filter(other => other !== value) })}
          >
            <span className="shrink-0 text-ink-muted">{FACET_LABELS[facet]}</span>
            <FacetLabel facet={facet} value={value} />
          </Chip>
        )),
      )}
      {query.deviceId !== null && (
        <Chip removal="Remove: one device" onRemove={() => onQuery({ deviceId: null })}>
          <span className="shrink-0 text-ink-muted">Device</span>
          <span className="truncate font-mono text-xs">{query.deviceId}</span>
        </Chip>
      )}
      <Button size="sm" variant="ghost" onClick={() => onQuery({ ...EVERY_CHANGE, search: query.search })}>
        Clear all
      </Button>
    </ChipBar>
  )
}

/** Whether anything but a search narrows a view. */
export function isFiltered(query: ChangeQuery): boolean {
  const { since, until, kind, field, ring, model, deviceId } = query
  const isNarrow = [kind, field, ring, model].some(values => values.length > 0)
  return isNarrow || [since, until, deviceId].some(value => value !== null)
}
