import 'server-only'
import { type DehydratedState, dehydrate, QueryClient } from '@tanstack/react-query'
import type { Session } from '@/lib/auth/session'
import { fetchForPage } from '@/lib/bff/fetch-for-page'
import type { Problem } from '@/lib/domain/problem'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireDevice } from '@/lib/mmd/wire/device'
import { FIRST_BATCH, toDevicePage } from '@/lib/queries/device-pages'
import { devicesPath, devicesQuery } from '@/lib/queries/devices'
import { toPageProblem } from '../page-problem'

/** Reads the first devices into a cache for the browser, under the key it reads on with; or says why it could not. */
export async function prefetchDevices(
  session: Session,
  search: string,
): Promise<{ state: DehydratedState; problem: Problem | null }> {
  const client = new QueryClient()
  try {
    // Checked against its schema where it entered the console.
    const page = (await fetchForPage(session, devicesPath(search, FIRST_BATCH))) as Page<WireDevice>
    client.setQueryData(devicesQuery(search).queryKey, {
      pages: [toDevicePage(FIRST_BATCH, [page])],
      pageParams: [FIRST_BATCH],
    })
    return { state: dehydrate(client), problem: null }
  } catch (error) {
    return { state: dehydrate(client), problem: toPageProblem(error) }
  }
}
