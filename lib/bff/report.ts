import 'server-only'
import type { Session } from '@/lib/auth/session'
import { EVERY_DEVICE } from '@/lib/domain/device-query'
import type { FleetDay } from '@/lib/domain/fleet-day'
import type { FacetCount } from '@/lib/domain/inventory'
import type { ReportView } from '@/lib/domain/report'
import { countFacets } from '@/lib/inventory/count-facets'
import { openInventory } from './inventory'
import { readDays } from './inventory-trends'

/** What the reports show: the days, and the models of today. @throws what openInventory throws */
export async function readReport(
  session: Session,
  requestId: string,
  { days: span, ring }: ReportView,
): Promise<{ days: FleetDay[]; models: FacetCount[] }> {
  const { fleet, moment } = await openInventory(session, requestId)
  const filters = ring === null ? {} : { ring: [ring] }
  const { facets } = countFacets(fleet, moment, { ...EVERY_DEVICE, filters })
  return { days: await readDays(session, requestId, span), models: facets.model }
}
