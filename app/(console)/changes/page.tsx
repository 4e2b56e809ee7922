import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { ChangeList } from '@/components/changes/change-list'
import { requirePageSession } from '../require-page-session'
import { toSearchParams } from '../search-params'
import { prefetchChanges } from './prefetch-changes'

export const metadata: Metadata = { title: 'Changes' }

export default async function ChangesPage({ searchParams }: PageProps<'/changes'>) {
  const session = await requirePageSession('/changes')
  const { state, problem } = await prefetchChanges(session, toSearchParams(await searchParams))
  return (
    <HydrationBoundary state={state}>
      <ChangeList problem={problem} />
    </HydrationBoundary>
  )
}
