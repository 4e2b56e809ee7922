import 'server-only'
import { type DehydratedState, dehydrate, QueryClient } from '@tanstack/react-query'
import type { Session } from '@/lib/auth/session'
import { readForPage } from '@/lib/bff/fetch-for-page'
import { readChangeSummary, readChanges } from '@/lib/bff/inventory-changes'
import { getDatabase } from '@/lib/db/client'
import { parseChangeQuery, toChangeParams, toSummed } from '@/lib/domain/change-query'
import type { Problem } from '@/lib/domain/problem'
import { readSyncStatus } from '@/lib/inventory/sync-status'
import { changeSummaryQuery, changesQuery, FIRST_CHANGES } from '@/lib/queries/changes'
import { inventoryKeys } from '@/lib/queries/inventory'
import { toPageProblem } from '../page-problem'

/** Reads what the page shows first into a cache for the browser, under the keys it reads on with; or says why it could not. */
export async function prefetchChanges(
  session: Session,
  params: URLSearchParams,
): Promise<{ state: DehydratedState; problem: Problem | null }> {
  const client = new QueryClient()
  // Parts that cannot be read are left out here as in the browser, which names them.
  const { query } = parseChangeQuery(params)
  const summed = toSummed(query)
  try {
    const page = await readForPage(session, requestId =>
      readChanges(session, requestId, query, { after: null, limit: FIRST_CHANGES }),
    )
    const { status } = await readSyncStatus(getDatabase(), session.tenantId)
    client.setQueryData(changesQuery(toChangeParams(query).toString()).queryKey, { pages: [page], pageParams: [null] })
    client.setQueryData(inventoryKeys.sync, status)
    if (summed) {
      const summary = await readForPage(session, requestId => readChangeSummary(session, requestId, summed))
      client.setQueryData(changeSummaryQuery(toChangeParams(summed).toString()).queryKey, summary)
    }
    return { state: dehydrate(client), problem: null }
  } catch (error) {
    return { state: dehydrate(client), problem: toPageProblem(error) }
  }
}
