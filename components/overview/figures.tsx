import { clsx } from 'clsx'
import { Sparkline } from '@/components/charts/sparkline'
import type { Texts } from '@/components/formatting/texts'
import { tooltipProps } from '@/components/ui/tooltip'
import type { DeviceFilters } from '@/lib/domain/device-query'
import { codesFrom, countsOf, dayOf, daysBefore, type FleetCounts } from '@/lib/domain/fleet-day'
import type { Overview } from '@/lib/domain/overview'
import { dayBack } from '@/lib/domain/update-course'
import { CountLink } from './count-link'

type Figure = {
  label: string
  hint: string
  filters: DeviceFilters
  count: (counts: FleetCounts) => number
  /** Whether more of it is good news, or bad, or neither. */
  more: 'good' | 'bad' | 'neutral'
  isShare: boolean
}

const FIGURES: readonly Figure[] = [
  {
    label: 'Devices',
    hint: 'All that the service lists for this tenant',
    filters: {},
    count: counts => counts.total,
    more: 'neutral',
    isShare: false,
  },
  {
    label: 'Need attention',
    hint: 'Devices with at least one critical reason or warning',
    filters: { attention: codesFrom('warning') },
    count: ({ severity }) => (severity.critical ?? 0) + (severity.warning ?? 0),
    more: 'bad',
    isShare: false,
  },
  {
    label: 'Compliant',
    hint: 'Devices that Intune reports as compliant',
    filters: { compliance: ['Compliant'] },
    count: ({ compliance }) => compliance.Compliant ?? 0,
    more: 'good',
    isShare: true,
  },
  {
    label: 'Healthy updates',
    hint: 'Eligible devices that lack no update which their ring should have had; an estimate from the fleet',
    filters: { updates: ['current', 'waiting'] },
    count: ({ updates }) => (updates.current ?? 0) + (updates.waiting ?? 0),
    more: 'good',
    isShare: true,
  },
  {
    label: 'Synced within a day',
    hint: 'Devices whose last Intune sync is less than a day old',
    filters: { syncAge: ['day'] },
    count: ({ syncAge }) => syncAge.day ?? 0,
    more: 'good',
    isShare: true,
  },
]

/** The fleet in five numbers, each with what became of it since yesterday. */
export function Figures({ overview, texts }: { overview: Overview; texts: Texts }) {
  const now = countsOf(overview.rings, null)
  const today = dayOf(overview.now)
  const past = overview.days.map(({ day, rings }) => ({ day, counts: countsOf(rings, null) }))
  const yesterday = dayBack(overview.days, today, 1)
  const week = dayBack(overview.days, today, 7)
  return (
    <ul className="grid grid-cols-5 gap-px overflow-hidden rounded-lg border border-line bg-line max-wide:grid-cols-3 max-sheet:grid-cols-2">
      {FIGURES.map(figure => {
        const count = figure.count(now)
        const shown = figure.isShare ? texts.percent(now.total > 0 ? count / now.total : 0) : texts.number(count)
        return (
          <li
            key={figure.label}
            className="relative flex min-w-0 flex-col bg-surface px-4 py-3 last:max-wide:col-span-2 max-sheet:px-3"
          >
            <h3 {...tooltipProps(figure.hint)} className="w-fit max-w-full truncate text-ink-muted text-sm">
              {figure.label}
            </h3>
            <p className="mt-0.5 flex items-center justify-between gap-2">
              <CountLink filters={figure.filters} count={count} className="font-semibold text-2xl">
                {shown}
                {figure.isShare && <span className="sr-only"> of devices</span>}
              </CountLink>
              <Sparkline
                values={[...past.map(({ counts }) => figure.count(counts)), count]}
                className="max-sheet:hidden"
              />
            </p>
            <p className="mt-0.5 flex min-h-5 flex-wrap gap-x-3 text-xs leading-5">
              {yesterday ? (
                <Change
                  figure={figure}
                  since={
                    yesterday.day === daysBefore(today, 1) ? 'since yesterday' : `since ${texts.day(yesterday.day)}`
                  }
                  by={count - figure.count(countsOf(yesterday.rings, null))}
                  texts={texts}
                />
              ) : (
                <span className="text-ink-faint">History begins today</span>
              )}
              {week && (
                <Change
                  figure={figure}
                  since="in a week"
                  by={count - figure.count(countsOf(week.rings, null))}
                  texts={texts}
                />
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}

function Change({ figure, since, by, texts }: { figure: Figure; since: string; by: number; texts: Texts }) {
  const isGood = figure.more === 'neutral' || by === 0 ? null : by > 0 === (figure.more === 'good')
  return (
    <span className="whitespace-nowrap text-ink-muted">
      <span
        className={clsx('font-medium', isGood === true && 'text-good-ink', isGood === false && 'text-critical-ink')}
      >
        {by === 0 ? 'No change' : texts.change(by)}
        {isGood === true && <span className="sr-only">, which is better</span>}
        {isGood === false && <span className="sr-only">, which is worse</span>}
      </span>{' '}
      {since}
    </span>
  )
}
