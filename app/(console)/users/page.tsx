import { HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { PersonList } from '@/components/people/person-list'
import { requirePageSession } from '../require-page-session'
import { prefetchPeople } from './prefetch-people'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ searchParams }: PageProps<'/users'>) {
  const { search } = await searchParams
  const session = await requirePageSession('/users')
  const { state, problem } = await prefetchPeople(session, typeof search === 'string' ? search.trim() : '')
  return (
    <HydrationBoundary state={state}>
      <PersonList problem={problem} />
    </HydrationBoundary>
  )
}
