import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FleetUnread } from '@/components/fleet/fleet-unread'
import { MonthSummary } from '@/components/reports/month-summary'
import { PrintButton } from '@/components/reports/print-button'
import { ReportDownload } from '@/components/reports/report-download'
import { readForPage } from '@/lib/bff/fetch-for-page'
import { readDays } from '@/lib/bff/inventory-trends'
import { monthsOf, toMonth } from '@/lib/domain/report'
import { MOST_TREND_DAYS } from '@/lib/domain/trend'
import { toPageProblem } from '../../page-problem'
import { getPageTexts } from '../../page-texts'
import { requirePageSession } from '../../require-page-session'

export const metadata: Metadata = { title: 'Fleet summary' }

export default async function MonthPage({ params }: PageProps<'/reports/[month]'>) {
  const { month: name } = await params
  const session = await requirePageSession(`/reports/${encodeURIComponent(name)}`)
  const month = toMonth(name) ?? notFound()
  const reading = await readForPage(session, requestId => readDays(session, requestId, MOST_TREND_DAYS)).then(
    days => ({ days }),
    error => ({ problem: toPageProblem(error) }),
  )
  if ('problem' in reading) return <FleetUnread title="Fleet summary" problem={reading.problem} />
  return (
    <MonthSummary
      month={month}
      months={monthsOf(reading.days)}
      days={reading.days.filter(({ day }) => day >= month.first && day <= month.last)}
      texts={await getPageTexts()}
      actions={
        <>
          <ReportDownload view={{ month: month.name, ring: null }} />
          <PrintButton />
        </>
      }
    />
  )
}
