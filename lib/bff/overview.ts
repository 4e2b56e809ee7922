import 'server-only'
import type { Session } from '@/lib/auth/session'
import { getDatabase } from '@/lib/db/client'
import { EVERY_DEVICE } from '@/lib/domain/device-query'
import { dayOf, daysBefore } from '@/lib/domain/fleet-day'
import { OVERVIEW_DAYS, type Overview } from '@/lib/domain/overview'
import { countFacets } from '@/lib/inventory/count-facets'
import { countFleet } from '@/lib/inventory/count-fleet'
import { pastFleetDays } from '@/lib/inventory/fleet-days'
import { openInventory } from './inventory'

/** How the fleet stands now and stood on the days before. @throws what openInventory throws */
export async function readOverview(session: Session, requestId: string): Promise<Overview> {
  const { fleet, moment } = await openInventory(session, requestId)
  const today = dayOf(moment.now)
  const from = daysBefore(today, OVERVIEW_DAYS)
  return {
    snapshot: fleet.snapshot,
    now: moment.now,
    rings: await countFleet(fleet, moment),
    days: await pastFleetDays(getDatabase(), session.tenantId, fleet, from, today),
    models: countFacets(fleet, moment, EVERY_DEVICE).facets.model,
    agingMonths: moment.agingMonths,
  }
}
