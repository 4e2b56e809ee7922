import 'server-only'
import { type DehydratedState, dehydrate, QueryClient } from '@tanstack/react-query'
import type { Session } from '@/lib/auth/session'
import { readForPage } from '@/lib/bff/fetch-for-page'
import { openInventory } from '@/lib/bff/inventory'
import { getDatabase } from '@/lib/db/client'
import { parseDeviceQuery, toDeviceParams } from '@/lib/domain/device-query'
import type { Problem } from '@/lib/domain/problem'
import { countFacets } from '@/lib/inventory/count-facets'
import { listDevices, prepareView } from '@/lib/inventory/list-devices'
import { readSyncStatus } from '@/lib/inventory/sync-status'
import { BLOCK_ROWS, inventoryKeys, toDeviceBlock } from '@/lib/queries/inventory'
import { toPageProblem } from '../page-problem'

type Prefetched = { state: DehydratedState; problem: Problem | null }

/**
 * Reads what the page shows first into a cache for the browser, under the keys it reads on with; or says why it could not.
 * There is no `loading.tsx`: React shows what stands behind an outline 300 ms after it at the earliest, however soon it
 * came, and a fleet in memory takes a few milliseconds.
 */
export async function prefetchDevices(session: Session, params: URLSearchParams): Promise<Prefetched> {
  const client = new QueryClient()
  // Parts that cannot be read are left out here as in the browser, which names them.
  const { query } = parseDeviceQuery(params)
  const view = toDeviceParams(query)
  const matching = new URLSearchParams(view)
  matching.delete('sort')
  try {
    const { fleet, moment } = await readForPage(session, requestId => openInventory(session, requestId, query.set))
    const { status } = await readSyncStatus(getDatabase(), session.tenantId)
    await prepareView(fleet, moment, query)
    const page = listDevices(fleet, moment, query, { offset: 0 }, BLOCK_ROWS)
    client.setQueryData(inventoryKeys.block(view.toString(), 0), toDeviceBlock(view.toString(), page))
    client.setQueryData(inventoryKeys.facets(matching.toString()), countFacets(fleet, moment, query))
    client.setQueryData(inventoryKeys.sync, status)
    return { state: dehydrate(client), problem: null }
  } catch (error) {
    return { state: dehydrate(client), problem: toPageProblem(error) }
  }
}
