import type { ReactNode } from 'react'
import { Breakdown, toCounts } from '@/components/fleet/breakdown'
import { ModelCard } from '@/components/fleet/model-card'
import type { Texts } from '@/components/formatting/texts'
import { Card } from '@/components/ui/card'
import { SYNC_AGES } from '@/lib/domain/device-query'
import { countsOf } from '@/lib/domain/fleet-day'
import { HARDWARE_AGES } from '@/lib/domain/hardware-age'
import type { Overview } from '@/lib/domain/overview'
import { UPDATE_STATUSES } from '@/lib/domain/update-status'
import { AttentionQueue } from './attention-queue'
import { Figures } from './figures'
import { ObjectiveCard } from './objective-card'
import { ReleaseCard } from './release-card'
import { RingCard } from './ring-card'

/** The state of the fleet on one page: how it stands, what is wrong first, and where it is heading. */
export function OverviewView({
  overview,
  texts,
  freshness,
}: {
  overview: Overview
  texts: Texts
  /** How old it is, and the way to renew it. */
  freshness: ReactNode
}) {
  const { rings, models, now } = overview
  const counts = countsOf(rings, null)
  const { total } = counts
  return (
    <div className="mx-auto grid max-w-7xl gap-4 px-4 pt-3 pb-10 max-sheet:px-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="flex-1 font-semibold text-xl">Overview</h1>
        {freshness}
      </header>
      <Figures overview={overview} texts={texts} />
      <div className="grid items-start gap-4 wide:grid-cols-3">
        <div className="grid min-w-0 gap-4 wide:col-span-2">
          <AttentionQueue overview={overview} texts={texts} />
          <ObjectiveCard overview={overview} texts={texts} />
        </div>
        <div className="grid min-w-0 gap-4">
          <Card title="Compliance">
            <Breakdown facet="compliance" counts={toCounts(counts.compliance)} total={total} texts={texts} />
          </Card>
          <Card title="Last sync">
            <Breakdown facet="syncAge" counts={toCounts(counts.syncAge, SYNC_AGES)} total={total} texts={texts} />
          </Card>
          <Card title="Updates" aside={<span className="text-ink-muted text-sm">estimated</span>}>
            <Breakdown facet="updates" counts={toCounts(counts.updates, UPDATE_STATUSES)} total={total} texts={texts} />
          </Card>
          <Card title="Profiles">
            <Breakdown facet="profile" counts={toCounts(counts.profile)} total={total} texts={texts} />
          </Card>
        </div>
      </div>
      <div className="grid items-start gap-4 sheet:grid-cols-2 wide:grid-cols-3">
        <div className="grid min-w-0 gap-4">
          <RingCard rings={rings} texts={texts} />
          <Card title="Hardware age">
            <Breakdown
              facet="hardwareAge"
              counts={toCounts(counts.hardwareAge, HARDWARE_AGES)}
              total={total}
              texts={texts}
            />
          </Card>
        </div>
        <ReleaseCard counts={counts.osRelease} now={now} total={total} texts={texts} />
        <ModelCard models={models} texts={texts} />
      </div>
    </div>
  )
}
