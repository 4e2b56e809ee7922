import 'server-only'
import type { Session } from '@/lib/auth/session'
import { getDatabase } from '@/lib/db/client'
import { dayOf, daysBefore, type FleetDay } from '@/lib/domain/fleet-day'
import { type Month, toMonth } from '@/lib/domain/report'
import { MOST_TREND_DAYS, parseTrendQuery, type TrendAnswer, toTrend } from '@/lib/domain/trend'
import { countFleet } from '@/lib/inventory/count-fleet'
import { exportDays } from '@/lib/inventory/export-days'
import { pastFleetDays } from '@/lib/inventory/fleet-days'
import { requireDownload, toDownload } from './download'
import type { HandlerContext } from './handle'
import { openInventory, refuseParameter } from './inventory'

/**
 * The days of a time span, oldest first; the last is today, as the fleet stands at this minute.
 * @param span how many days, with today
 * @throws what openInventory throws
 */
export async function readDays(session: Session, requestId: string, span: number): Promise<FleetDay[]> {
  const { fleet, moment } = await openInventory(session, requestId)
  const today = dayOf(moment.now)
  const from = daysBefore(today, span - 1)
  const past = await pastFleetDays(getDatabase(), session.tenantId, fleet, from, today)
  const now = { day: today, takenAt: fleet.snapshot.takenAt, rings: await countFleet(fleet, moment) }
  return [...past, now]
}

/** A metric of the fleet over days. */
export async function answerTrends({ request, session, requestId }: HandlerContext): Promise<Response> {
  const { query, faults } = parseTrendQuery(request.nextUrl.searchParams)
  if (faults.length > 0) refuseParameter(faults.map(({ message }) => message).join(' '))
  const points = toTrend(await readDays(session, requestId, query.days), query)
  return Response.json({ ...query, points } satisfies TrendAnswer)
}

/** The days of a time span or of one month as a CSV file, with everything that was counted. */
export async function answerTrendsExport(context: HandlerContext): Promise<Response> {
  const { request, session, requestId } = context
  const params = request.nextUrl.searchParams
  await requireDownload(context)
  const month = readMonth(params.get('month'))
  const rest = new URLSearchParams([...params].filter(([name]) => name !== 'month' && name !== 'ticket'))
  const { query, faults } = parseTrendQuery(rest)
  if (params.has('metric')) refuseParameter('The file has every metric; leave metric out.')
  if (month && params.has('days')) refuseParameter('month and days exclude each other; send one of them.')
  if (faults.length > 0) refuseParameter(faults.map(({ message }) => message).join(' '))

  const days = await readDays(session, requestId, month ? MOST_TREND_DAYS : query.days)
  const wanted = days.filter(({ day }) => !month || (day >= month.first && day <= month.last))
  const name = `fleet-${month?.name ?? `${wanted[0]?.day}-to-${wanted.at(-1)?.day}`}`
  return toDownload(exportDays(wanted, query.ring), name, 'csv')
}

function readMonth(text: string | null): Month | null {
  if (text === null) return null
  return toMonth(text) ?? refuseParameter('month takes a month such as 2026-11.')
}
