import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { SessionOverview } from '@/components/sessions/session-overview'
import { listSessions } from '@/lib/auth/session-list'
import { sessionsQuery } from '@/lib/queries/sessions'
import { requirePageSession } from '../require-page-session'

export const metadata: Metadata = { title: 'Sessions' }

export default async function SessionsPage() {
  const session = await requirePageSession('/sessions')
  const { tenantId, objectId, account } = session
  const client = new QueryClient()
  client.setQueryData(sessionsQuery('own').queryKey, await listSessions(session, { tenantId, objectId }))
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SessionOverview role={account.role} />
    </HydrationBoundary>
  )
}
