'use client'

import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { Skeleton } from '@/components/ui/skeleton'
import type { Person } from '@/lib/domain/person'
import { type PeoplePage, peopleKeys } from '@/lib/queries/people'
import { PersonDevices } from './person-devices'
import { PersonHeader } from './person-header'
import { useUpn } from './use-upn'

/** While the person is read: what the list one came from already knows of them, so that the page stands at once. */
export function PersonLoading() {
  const person = useListedPerson(useUpn())
  return (
    <div className="mx-auto grid max-w-6xl gap-5 px-4 pt-3 pb-10">
      {person ? (
        <>
          <PersonHeader person={person} readAt={null} refreshing={false} />
          <PersonDevices person={person} />
        </>
      ) : (
        <div role="status" aria-label="Loading the person" className="grid gap-5 pt-8">
          <Skeleton className="h-5 w-56" />
          <Skeleton className="w-80 max-w-full" />
          <div className="h-32 rounded-lg border border-line bg-surface" />
        </div>
      )}
      <div role="status" aria-label="Loading groups" className="h-56 rounded-lg border border-line bg-surface" />
    </div>
  )
}

function useListedPerson(upn: string): Person | undefined {
  const lists = useQueryClient().getQueriesData<InfiniteData<PeoplePage>>({ queryKey: peopleKeys.lists })
  for (const [, list] of lists) {
    for (const page of list?.pages ?? []) {
      const person = page.rows.find(candidate => candidate.upn === upn)
      if (person) return person
    }
  }
  return undefined
}
