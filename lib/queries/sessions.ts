import { queryOptions } from '@tanstack/react-query'
import type { ListedSession, SessionScope } from '@/lib/domain/listed-session'
import { fetchJson } from './fetcher'
import { retryRead } from './retry-read'

export const sessionKeys = {
  all: ['sessions'] as const,
  list: (scope: SessionScope) => ['sessions', scope] as const,
}

/** Who is signed in. The page was opened by a person; that it refreshes itself every minute keeps no session alive. */
export function sessionsQuery(scope: SessionScope) {
  return queryOptions({
    queryKey: sessionKeys.list(scope),
    queryFn: async ({ signal }): Promise<ListedSession[]> => {
      const answer = await fetchJson(`/api/console/sessions?scope=${scope}`, { signal, background: true })
      // The console's own API, which makes the rows of this type.
      return (answer as { sessions: ListedSession[] }).sessions
    },
    refetchInterval: 60_000,
    retry: retryRead,
  })
}

/** Which sessions to end: one of one's own, all of one's own, one person's, or everybody's. */
export type EndSessions =
  | { kind: 'one'; id: string }
  | { kind: 'own' }
  | { kind: 'person'; objectId: string }
  | { kind: 'everyone' }

/** Ends sessions for good; the console records it first. */
export async function endSessions(whose: EndSessions): Promise<void> {
  if (whose.kind === 'one') await fetchJson(`/api/console/sessions/${whose.id}`, { method: 'DELETE' })
  else if (whose.kind === 'own') await fetchJson('/api/console/sessions/end-all', { method: 'POST' })
  else {
    const body = whose.kind === 'person' ? { objectId: whose.objectId } : { all: true }
    await fetchJson('/api/console/sessions/end', { method: 'POST', body })
  }
}
