'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { RetryButton } from '@/components/ui/failure-notice'
import { useNumberText } from '@/components/ui/number'
import { tooltipProps } from '@/components/ui/tooltip'
import type { ChangeCount } from '@/lib/domain/change'
import { type ChangeQuery, HAPPENINGS, type Happening } from '@/lib/domain/change-query'
import { happeningTitle } from '@/lib/domain/change-wording'
import { changeSummaryQuery } from '@/lib/queries/changes'
import { toFailure } from '@/lib/queries/to-failure'
import { chosenHappenings, toggleHappening } from './happening-choice'
import { HappeningIcon } from './happening-mark'

/** What happened in a time, in numbers of devices; each leads to the changes behind it. */
export function ChangeFigures({
  summed,
  query,
  onQuery,
}: {
  /** The query of the figures in its canonical form. */
  summed: string
  query: ChangeQuery
  onQuery: (changes: Partial<ChangeQuery>) => void
}) {
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...changeSummaryQuery(summed),
    placeholderData: keepPreviousData,
  })
  const chosen = chosenHappenings(query)
  if (error) {
    const failure = toFailure(error)
    return (
      <div role="alert" className="flex shrink-0 flex-wrap items-center gap-3 border-line border-b px-4 py-2 text-sm">
        <span className="text-critical-ink">The changes could not be counted: {failure.problem.title}</span>
        <RetryButton key={failure.problem.requestId} failure={failure} onRetry={() => refetch()} />
      </div>
    )
  }
  return (
    <section
      aria-label="Devices in this time"
      aria-busy={!data || isPlaceholderData || undefined}
      className={clsx(
        'flex shrink-0 gap-1 overflow-x-auto border-line border-b bg-surface px-2 py-1.5 transition-opacity',
        isPlaceholderData && 'opacity-60',
      )}
    >
      {HAPPENINGS.map(happening => (
        <Figure
          key={happeningTitle(happening)}
          happening={happening}
          count={data ? countOf(data.counts, happening) : null}
          isChosen={chosen.includes(happening)}
          onToggle={() => onQuery(toggleHappening(query, happening))}
        />
      ))}
    </section>
  )
}

function countOf(counts: readonly ChangeCount[], { kind, field }: Happening) {
  return counts.find(count => count.kind === kind && count.field === field) ?? { events: 0, devices: 0 }
}

function Figure({
  happening,
  count,
  isChosen,
  onToggle,
}: {
  happening: Happening
  /** `null` while it is not known. */
  count: Pick<ChangeCount, 'events' | 'devices'> | null
  isChosen: boolean
  onToggle: () => void
}) {
  const number = useNumberText()
  const isNothing = count?.devices === 0
  const hint = count && `${number(count.events)} changes on ${number(count.devices)} devices`
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      // One that is chosen can be taken away even where there is nothing.
      disabled={isNothing && !isChosen}
      onClick={onToggle}
      {...(hint && !isNothing && tooltipProps(hint))}
      className="grid min-w-24 shrink-0 grow content-start rounded px-2.5 py-1 text-left outline-offset-[-2px] hover:bg-hover aria-pressed:bg-accent-soft"
    >
      <span className={clsx('font-semibold text-lg', isNothing && 'text-ink-faint')}>
        {count ? number(count.devices) : '–'}
      </span>
      <span className="flex items-center gap-1.5 whitespace-nowrap text-ink-muted text-xs">
        <HappeningIcon {...happening} className="size-3.5!" />
        {happeningTitle(happening)}
      </span>
    </button>
  )
}
