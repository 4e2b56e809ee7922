import type { Metadata } from 'next'
import { FleetUnread } from '@/components/fleet/fleet-unread'
import { ReportView } from '@/components/reports/report-view'
import { readForPage } from '@/lib/bff/fetch-for-page'
import { readReport } from '@/lib/bff/report'
import { parseReportView } from '@/lib/domain/report'
import { toPageProblem } from '../page-problem'
import { getPageTexts } from '../page-texts'
import { requirePageSession } from '../require-page-session'
import { toSearchParams } from '../search-params'

export const metadata: Metadata = { title: 'Reports' }

export default async function ReportsPage({ searchParams }: PageProps<'/reports'>) {
  const session = await requirePageSession('/reports')
  const view = parseReportView(toSearchParams(await searchParams))
  const reading = await readForPage(session, requestId => readReport(session, requestId, view)).then(
    report => ({ report }),
    error => ({ problem: toPageProblem(error) }),
  )
  if ('problem' in reading) return <FleetUnread title="Reports" problem={reading.problem} />
  return <ReportView {...reading.report} view={view} texts={await getPageTexts()} />
}
