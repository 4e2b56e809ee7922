import type { Metadata } from 'next'
import { FleetUnread } from '@/components/fleet/fleet-unread'
import { OverviewFreshness } from '@/components/overview/overview-freshness'
import { OverviewView } from '@/components/overview/overview-view'
import { readForPage } from '@/lib/bff/fetch-for-page'
import { readOverview } from '@/lib/bff/overview'
import { toPageProblem } from './page-problem'
import { getPageTexts } from './page-texts'
import { requirePageSession } from './require-page-session'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  const session = await requirePageSession('/')
  const texts = await getPageTexts()
  const reading = await readForPage(session, requestId => readOverview(session, requestId)).then(
    overview => ({ overview }),
    error => ({ problem: toPageProblem(error) }),
  )
  if ('problem' in reading) return <FleetUnread title="Overview" problem={reading.problem} />
  const { overview } = reading
  return (
    <OverviewView overview={overview} texts={texts} freshness={<OverviewFreshness snapshot={overview.snapshot} />} />
  )
}
