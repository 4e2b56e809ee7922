import { colourOf } from '@/components/charts/colours'
import { TrendChart } from '@/components/charts/trend-chart'
import { CountLink } from '@/components/fleet/count-link'
import type { Texts } from '@/components/formatting/texts'
import { Card } from '@/components/ui/card'
import { RingMark } from '@/components/update-ring/ring-mark'
import type { Overview } from '@/lib/domain/overview'
import { type RingCourse, toUpdateCourse } from '@/lib/domain/update-course'
import { byRing, ringStep } from '@/lib/domain/update-ring'
import { UPDATE_OBJECTIVE } from '@/lib/domain/update-status'

/** How the month's quality update reaches the rings, against the service's objective; an estimate from the fleet. */
export function ObjectiveCard({ overview, texts }: { overview: Overview; texts: Texts }) {
  const { releasedAt, daysSince, rings } = toUpdateCourse(overview.days, overview.rings, overview.now)
  const known = rings
    .filter(({ ring, eligible }) => ringStep(ring) !== null && eligible > 0)
    .sort((a, b) => byRing(a.ring, b.ring))
  const steps = Array.from({ length: daysSince + 1 }, (_, day) => ({ at: day, label: `Day ${day}` }))
  const objective = texts.percent(UPDATE_OBJECTIVE.share)
  return (
    <Card
      title="Update of the month"
      aside={
        <span className="text-ink-muted text-sm">
          released {texts.date(releasedAt)}, day {daysSince} of {UPDATE_OBJECTIVE.days}; estimated
        </span>
      }
    >
      <div className="grid gap-x-6 py-3 wide:grid-cols-[minmax(0,1fr)_14rem]">
        <TrendChart
          title="Share of eligible devices with the month’s update, by days since its release"
          summary={`${objective} of a ring’s eligible devices are to have it within ${UPDATE_OBJECTIVE.days} days. Which revision is the month’s is judged by the fleet itself, from the day on which one device in twenty has it.`}
          steps={steps}
          series={known.map(({ ring, points }, place) => ({
            key: ring,
            label: ring,
            colour: colourOf('ring', ring, place, known.length),
            values: steps.map(({ at }) => points.find(({ day }) => day === at)?.share ?? null),
          }))}
          format={texts.percent}
          ceiling={1}
          goal={{ label: `Objective ${objective}`, at: UPDATE_OBJECTIVE.share }}
          deadline={{ label: `Day ${UPDATE_OBJECTIVE.days}`, at: UPDATE_OBJECTIVE.days }}
          className="h-48"
        />
        <ul className="max-wide:order-first max-wide:mb-3">
          {known.map(course => (
            <Ring key={course.ring} course={course} overview={overview} texts={texts} />
          ))}
        </ul>
      </div>
    </Card>
  )
}

function Ring({
  course: { ring, eligible },
  overview,
  texts,
}: {
  course: RingCourse
  overview: Overview
  texts: Texts
}) {
  const updates = overview.rings[ring]?.updates ?? {}
  const current = updates.current ?? 0
  const behind = updates.behind ?? 0
  return (
    <li className="border-line border-b py-1.5 text-sm last:border-b-0">
      <p className="flex items-center justify-between gap-2">
        <RingMark ring={ring} />
        <span className="font-medium">{texts.percent(current / eligible)}</span>
      </p>
      <p className="flex flex-wrap justify-between gap-x-2 text-ink-muted text-xs">
        <CountLink filters={{ ring: [ring], updates: ['current'] }} count={current}>
          {texts.number(current)} of {texts.number(eligible)}
        </CountLink>
        {behind > 0 && (
          <CountLink filters={{ ring: [ring], updates: ['behind'] }} count={behind} className="text-warning-ink">
            {texts.number(behind)} not up to date
          </CountLink>
        )}
      </p>
    </li>
  )
}
