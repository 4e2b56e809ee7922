import { Breakdown, toCounts } from '@/components/fleet/breakdown'
import { ModelCard } from '@/components/fleet/model-card'
import type { Texts } from '@/components/formatting/texts'
import { Card } from '@/components/ui/card'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { countsOf, type FleetDay } from '@/lib/domain/fleet-day'
import { HARDWARE_AGES } from '@/lib/domain/hardware-age'
import type { FacetCount } from '@/lib/domain/inventory'
import type { ReportView as View } from '@/lib/domain/report'
import { byRing } from '@/lib/domain/update-ring'
import { measureRows, reasonRows } from './measure-rows'
import { MeasureTable } from './measure-table'
import { ReportCharts } from './report-charts'
import { ReportDownload } from './report-download'
import { ReportToolbar } from './report-toolbar'
import { UpdateReport } from './update-report'

/** The fleet over time: in numbers, in pictures, and how it stands today. */
export function ReportView({
  days,
  view,
  models,
  texts,
}: {
  /** Oldest first; the last is today. */
  days: readonly FleetDay[]
  view: View
  models: readonly FacetCount[]
  texts: Texts
}) {
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  const counts = days.map(({ rings }) => countsOf(rings, view.ring))
  const now = countsOf(last.rings, view.ring)
  const rings = Object.keys(last.rings).sort(byRing)
  const span = { from: first.day, to: last.day, texts }
  return (
    <div className="mx-auto grid max-w-7xl gap-4 px-4 pt-3 pb-10 max-sheet:px-3">
      <ReportToolbar view={view} rings={rings} month={last.day.slice(0, 7)}>
        <ReportDownload view={view} />
      </ReportToolbar>
      {days.length < 2 && (
        <ProblemNotice
          tone="info"
          title="History begins today"
          meaning="The console notes how the fleet stands at the last sync of each day. Pictures over time fill up from tomorrow on; what is below holds for today."
        />
      )}
      <div className="grid items-start gap-4 wide:grid-cols-2">
        <Card title="How the fleet is doing">
          <MeasureTable caption="How the fleet is doing" rows={measureRows(counts, view.ring, texts, true)} {...span} />
        </Card>
        <Card title="Reasons for attention">
          <MeasureTable caption="Reasons for attention" rows={reasonRows(counts, view.ring, texts, true)} {...span} />
        </Card>
      </div>
      <ReportCharts
        days={days}
        view={view}
        rings={rings}
        texts={texts}
        beside={
          <Card title="Updates today" aside={<span className="text-ink-muted text-sm">estimated</span>}>
            <UpdateReport rings={last.rings} names={view.ring === null ? rings : [view.ring]} texts={texts} isNow />
          </Card>
        }
      />
      <div className="grid items-start gap-4 wide:grid-cols-2">
        <Card title="Hardware age">
          <Breakdown
            facet="hardwareAge"
            counts={toCounts(now.hardwareAge, HARDWARE_AGES)}
            total={now.total}
            ring={view.ring}
            texts={texts}
          />
        </Card>
        <ModelCard models={models} ring={view.ring} texts={texts} />
      </div>
    </div>
  )
}
