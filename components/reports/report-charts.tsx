import type { ReactNode } from 'react'
import { colourOf, MOST_COLOURS } from '@/components/charts/colours'
import { type Series, TrendChart } from '@/components/charts/trend-chart'
import type { Texts } from '@/components/formatting/texts'
import { Card } from '@/components/ui/card'
import { NONE } from '@/lib/domain/device-query'
import { countsOf, type FleetCounts, type FleetDay } from '@/lib/domain/fleet-day'
import { MEASURES, type Measure, shareOf } from '@/lib/domain/measures'
import type { ReportView } from '@/lib/domain/report'
import { daysBetween } from '@/lib/domain/update-course'
import { ringStep } from '@/lib/domain/update-ring'

type Props = {
  days: readonly FleetDay[]
  view: ReportView
  rings: readonly string[]
  texts: Texts
  /** What stands beside the last chart. */
  beside: ReactNode
}

/** How the fleet went over the days: its size, what its rings reach, its reasons for attention and its releases. */
export function ReportCharts({ days, view, rings, texts, beside }: Props) {
  const counts = days.map(({ rings: then }) => countsOf(then, view.ring))
  // Days without a sync leave their room empty.
  const steps = days.map(({ day }) => ({ at: daysBetween(days[0]?.day ?? day, day), label: texts.day(day) }))
  const chart = { steps, className: 'h-44' }
  const [size] = MEASURES
  return (
    <div className="grid items-start gap-4 wide:grid-cols-2">
      {size && (
        <Card title={size.label}>
          <div className="py-3">
            <TrendChart
              {...chart}
              title="Number of devices by day"
              summary={`${texts.number(counts[0]?.total ?? 0)} devices at first, ${texts.number(counts.at(-1)?.total ?? 0)} at last. The axis begins at the lowest number.`}
              series={[{ key: 'devices', label: 'Devices', colour: 'var(--accent)', values: counts.map(size.count) }]}
              format={texts.number}
              fromZero={false}
            />
          </div>
        </Card>
      )}
      {MEASURES.filter(({ isShare }) => isShare).map(measure => (
        <Card key={measure.key} title={measure.label} aside={<Aside>share of devices</Aside>}>
          <div className="py-3">
            <TrendChart
              {...chart}
              title={`${measure.label}: share of devices by day`}
              summary={`${measure.hint}. ${courseOf(measure, counts, texts)} The axis begins at the lowest share.`}
              series={seriesOf(measure, days, view, rings)}
              format={texts.percent}
              atMost={1}
              fromZero={false}
            />
            {view.ring === null && <Legend entries={seriesOf(measure, days, view, rings)} />}
          </div>
        </Card>
      ))}
      <Card title="Update report" aside={<Aside>in the service’s words; estimated</Aside>}>
        <Stacked
          {...chart}
          title="Devices by update status and day"
          summary="Healthy devices lack no update that they should have had, the others are not up to date, or the service cannot update them: not synced for 5 days, never set up, or out of support."
          series={[
            toSeries(
              'healthy',
              'Healthy',
              'var(--good)',
              counts,
              ({ updates }) => (updates.current ?? 0) + (updates.waiting ?? 0),
            ),
            toSeries('behind', 'Not up to date', 'var(--warning)', counts, ({ updates }) => updates.behind ?? 0),
            toSeries('ineligible', 'Ineligible', 'var(--unknown)', counts, ({ updates }) => updates.ineligible ?? 0),
          ]}
          format={texts.number}
        />
      </Card>
      <Card title="Attention" aside={<Aside>devices by their gravest reason</Aside>}>
        <Stacked
          {...chart}
          title="Devices that need attention by day"
          summary="Each device counts once, by the gravest of its reasons."
          series={[
            toSeries('critical', 'Critical', 'var(--critical)', counts, ({ severity }) => severity.critical ?? 0),
            toSeries('warning', 'Warning', 'var(--warning)', counts, ({ severity }) => severity.warning ?? 0),
            toSeries('info', 'For information', 'var(--info)', counts, ({ severity }) => severity.info ?? 0),
          ]}
          format={texts.number}
        />
      </Card>
      <Card title="Windows releases">
        <Stacked
          {...chart}
          title="Devices by Windows release and day"
          summary="The most frequent releases; the rest is together."
          series={releaseSeries(counts)}
          format={texts.number}
        />
      </Card>
      {beside}
    </div>
  )
}

function Stacked(props: Omit<Parameters<typeof TrendChart>[0], 'stacked'>) {
  return (
    <div className="py-3">
      <TrendChart {...props} stacked />
      <Legend entries={props.series} />
    </div>
  )
}

/** Which colour is what, in the order in which the picture has them. */
function Legend({ entries }: { entries: readonly Series[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {entries.map(({ key, label, colour }) => (
        <li key={key} className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-[2px]" style={{ background: colour }} />
          {label}
        </li>
      ))}
    </ul>
  )
}

function Aside({ children }: { children: string }) {
  return <span className="text-ink-muted text-sm">{children}</span>
}

function toSeries(
  key: string,
  label: string,
  colour: string,
  counts: readonly FleetCounts[],
  value: (counts: FleetCounts) => number,
): Series {
  return { key, label, colour, values: counts.map(value) }
}

/** A line for each ring, or the one of the ring that the report is about. */
function seriesOf(measure: Measure, days: readonly FleetDay[], view: ReportView, rings: readonly string[]): Series[] {
  return (view.ring === null ? rings : [view.ring]).map((ring, place) => ({
    key: ring,
    label: ring,
    colour: ringStep(ring) === null ? 'var(--unknown)' : colourOf('ring', ring, place, rings.length),
    values: days.map(({ rings: then }) => {
      const counts = then[ring]
      return counts ? shareOf(measure, counts) : null
    }),
  }))
}

function courseOf(measure: Measure, counts: readonly FleetCounts[], texts: Texts): string {
  const [first, last] = [counts[0], counts.at(-1)]
  if (!first || !last) return ''
  return `${texts.percent(shareOf(measure, first))} of all at first, ${texts.percent(shareOf(measure, last))} at last.`
}

function releaseSeries(counts: readonly FleetCounts[]): Series[] {
  const names = [...new Set(counts.flatMap(({ osRelease }) => Object.keys(osRelease)))]
  const latest = counts.at(-1)?.osRelease ?? {}
  names.sort((a, b) => (latest[b] ?? 0) - (latest[a] ?? 0) || (a < b ? -1 : 1))
  const [shown, rest] = [names.slice(0, MOST_COLOURS - 1), names.slice(MOST_COLOURS - 1)]
  const series = shown.map((name, place) =>
    toSeries(
      name,
      name === NONE ? 'Unknown release' : name,
      colourOf('osRelease', name, place, shown.length),
      counts,
      ({ osRelease }) => osRelease[name] ?? 0,
    ),
  )
  if (rest.length === 0) return series
  const others = ({ osRelease }: FleetCounts) => rest.reduce((sum, name) => sum + (osRelease[name] ?? 0), 0)
  return [...series, toSeries('others', 'Others', 'var(--unknown)', counts, others)]
}
