import 'server-only'
import type { Session } from '@/lib/auth/session'
import { getDatabase } from '@/lib/db/client'
import { dayOf, daysBefore, type FleetDay } from '@/lib/domain/fleet-day'
import { parseTrendQuery, type TrendAnswer, toTrend } from '@/lib/domain/trend'
import { countFleet } from '@/lib/inventory/count-fleet'
import { readFleetDays } from '@/lib/inventory/fleet-days'
import type { HandlerContext } from './handle'
import { openInventory, refuseParameter } from './inventory'

/** The days of a time span, oldest first; the last is today, as the fleet stands at this minute. @throws what openInventory throws */
export async function readDays(session: Session, requestId: string, span: number): Promise<FleetDay[]> {
  const { fleet, moment } = await openInventory(session, requestId)
  const today = dayOf(moment.now)
  const days = await readFleetDays(getDatabase(), session.tenantId, daysBefore(today, span - 1))
  const now = { day: today, takenAt: fleet.snapshot.takenAt, rings: countFleet(fleet, moment) }
  return [...days.filter(({ day }) => day < today), now]
}

/** A metric of the fleet over days. */
export async function answerTrends({ request, session, requestId }: HandlerContext): Promise<Response> {
  const { query, faults } = parseTrendQuery(request.nextUrl.searchParams)
  if (faults.length > 0) refuseParameter(faults.map(({ message }) => message).join(' '))
  const points = toTrend(await readDays(session, requestId, query.days), query)
  return Response.json({ ...query, points } satisfies TrendAnswer)
}
