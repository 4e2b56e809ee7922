import { clsx } from 'clsx'
import { Sparkline } from '@/components/charts/sparkline'
import { CountLink } from '@/components/fleet/count-link'
import type { Texts } from '@/components/formatting/texts'
import { tooltipProps } from '@/components/ui/tooltip'
import { countsOf, dayOf, daysBefore, type FleetCounts } from '@/lib/domain/fleet-day'
import { judgeChange, MEASURES, type Measure, shareOf } from '@/lib/domain/measures'
import type { Overview } from '@/lib/domain/overview'
import { dayBack } from '@/lib/domain/update-course'

/** The fleet in five numbers, each with what became of it since yesterday and in a week. */
export function Figures({ overview, texts }: { overview: Overview; texts: Texts }) {
  const now = countsOf(overview.rings, null)
  const today = dayOf(overview.now)
  const past = overview.days.map(({ rings }) => countsOf(rings, null))
  return (
    <section>
      <h2 className="sr-only">Figures</h2>
      <ul className="grid grid-cols-5 gap-px overflow-hidden rounded-lg border border-line bg-line max-wide:grid-cols-3 max-sheet:grid-cols-2">
        {MEASURES.map(measure => {
          const read = (counts: FleetCounts) => (measure.isShare ? shareOf(measure, counts) : measure.count(counts))
          const value = read(now)
          return (
            <li
              key={measure.key}
              className="flex min-w-0 flex-col bg-surface px-4 py-3 last:max-wide:col-span-2 max-sheet:px-3"
            >
              <h3 {...tooltipProps(measure.hint)} className="w-fit max-w-full truncate text-ink-muted text-sm">
                {measure.label}
              </h3>
              <p className="mt-0.5 flex items-center justify-between gap-2">
                <CountLink filters={measure.filters} count={measure.count(now)} className="font-semibold text-2xl">
                  {measure.isShare ? texts.percent(value) : texts.number(value)}
                  {measure.isShare && <span className="sr-only"> of devices</span>}
                </CountLink>
                <Sparkline values={[...past.map(read), value]} className="max-sheet:hidden" />
              </p>
              <p className="mt-0.5 grid text-xs leading-5">
                {overview.days.length === 0 && <span className="text-ink-faint">History begins today</span>}
                {[1, 7].map(back => {
                  const then = dayBack(overview.days, today, back)
                  return (
                    then && (
                      <Change
                        key={back}
                        measure={measure}
                        by={value - read(countsOf(then.rings, null))}
                        since={sinceWording(then.day, today, back, texts)}
                        texts={texts}
                      />
                    )
                  )
                })}
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** "since yesterday" and "in a week" where there is such a day, else since the last one before it. */
function sinceWording(day: string, today: string, back: number, texts: Texts): string {
  if (day !== daysBefore(today, back)) return `since ${texts.day(day)}`
  return back === 1 ? 'since yesterday' : 'in a week'
}

function Change({ measure, by, since, texts }: { measure: Measure; by: number; since: string; texts: Texts }) {
  const news = judgeChange(measure, by)
  const words = measure.isShare ? texts.points(by) : texts.change(by)
  return (
    <span className="text-ink-muted">
      <span className={clsx('font-medium', news === 'good' && 'text-good-ink', news === 'bad' && 'text-critical-ink')}>
        {by === 0 || (news === null && measure.isShare) ? 'No change' : words}
        {news && <span className="sr-only">, which is {news === 'good' ? 'better' : 'worse'}</span>}
      </span>{' '}
      {since}
    </span>
  )
}
