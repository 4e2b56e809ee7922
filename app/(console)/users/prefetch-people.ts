import 'server-only'
import { type DehydratedState, dehydrate, QueryClient } from '@tanstack/react-query'
import type { Session } from '@/lib/auth/session'
import { fetchForPage } from '@/lib/bff/fetch-for-page'
import type { Problem } from '@/lib/domain/problem'
import type { Page } from '@/lib/mmd/wire/collection'
import type { WireUser } from '@/lib/mmd/wire/user'
import { FIRST_BATCH } from '@/lib/queries/paging'
import { peoplePath, peopleQuery, toPeoplePage } from '@/lib/queries/people'
import { toPageProblem } from '../page-problem'

/** Reads the first people into a cache for the browser, under the key it reads on with; or says why it could not. */
export async function prefetchPeople(
  session: Session,
  search: string,
): Promise<{ state: DehydratedState; problem: Problem | null }> {
  const client = new QueryClient()
  try {
    // Checked against its schema where it entered the console.
    const page = (await fetchForPage(session, peoplePath(search, FIRST_BATCH))) as Page<WireUser>
    client.setQueryData(peopleQuery(search).queryKey, {
      pages: [toPeoplePage(FIRST_BATCH, [page])],
      pageParams: [FIRST_BATCH],
    })
    return { state: dehydrate(client), problem: null }
  } catch (error) {
    return { state: dehydrate(client), problem: toPageProblem(error) }
  }
}
