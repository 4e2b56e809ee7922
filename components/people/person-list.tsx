'use client'

import { SearchX, UsersRound, WifiOff } from 'lucide-react'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useShortcut } from '@/components/shell/keyboard/use-shortcut'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FailureNotice } from '@/components/ui/failure-notice'
import { ListSearch } from '@/components/ui/list-search'
import { ListStatusBar } from '@/components/ui/list-status-bar'
import { type ListState, type LoadedRows, useEndlessList } from '@/components/ui/use-endless-list'
import { useSearchText } from '@/components/ui/use-search-text'
import { type Person, personPath } from '@/lib/domain/person'
import type { Problem } from '@/lib/domain/problem'
import { mergeRows } from '@/lib/queries/paging'
import { type PeoplePage, peopleQuery } from '@/lib/queries/people'
import { PersonGrid } from './person-grid'
import { PersonListSkeleton } from './person-list-skeleton'

const NOUN = { one: 'person', many: 'people' }

const mergePeople = (pages: readonly PeoplePage[]) => mergeRows(pages, person => person.upn)

/** The people page: a search, the grid, and a bar that says what one is looking at. */
export function PersonList({ problem }: { problem: Problem | null }) {
  const router = useRouter()
  const searchText = useSearchText()
  const { search, searchFor } = searchText
  const { state, retry, refresh, readOn } = useEndlessList({
    search,
    serverProblem: problem,
    toQuery: peopleQuery,
    merge: mergePeople,
  })
  const list = state.kind === 'loaded' ? state : null
  useShortcut({ keys: 'r', label: 'Read the people again', group: 'People', run: refresh })

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-3">
        <h1 className="font-semibold text-xl">People</h1>
        <ListSearch
          label="Search people"
          placeholder="Name, UPN, mail, or a device's name or serial number"
          search={searchText}
        />
      </div>
      <Body
        state={state}
        search={search}
        onRetry={retry}
        onClearSearch={() => searchFor('')}
        grid={loaded => (
          <PersonGrid
            list={loaded}
            search={search}
            onOpen={person => router.push(personPath(person.upn))}
            onReadOn={readOn}
          />
        )}
      />
      <ListStatusBar list={list} count={list?.rows.length ?? 0} noun={NOUN} onRefresh={refresh} />
    </div>
  )
}

function Body({
  state,
  search,
  grid,
  onRetry,
  onClearSearch,
}: {
  state: ListState<Person>
  search: string
  grid: (loaded: LoadedRows<Person>) => ReactNode
  onRetry: () => void
  onClearSearch: () => void
}) {
  if (state.kind === 'loading') return <PersonListSkeleton />
  if (state.kind === 'failed') {
    return (
      <div className="min-h-0 flex-1 overflow-y-auto p-4">
        <div className="mx-auto mt-10 max-w-xl">
          <FailureNotice failure={state.failure} onRetry={onRetry} />
        </div>
      </div>
    )
  }
  if (state.kind === 'offline') {
    return (
      <EmptyState icon={WifiOff} title="You are offline" className="flex-1">
        The people appear by themselves once you are connected again.
      </EmptyState>
    )
  }
  if (state.rows.length > 0 || !state.complete) return grid(state)
  if (state.outdated) return <PersonListSkeleton />
  if (search) {
    return (
      <EmptyState
        icon={SearchX}
        title={`No person matches “${search}”`}
        className="flex-1"
        action={<Button onClick={onClearSearch}>Clear search</Button>}
      >
        The service looks in the name, UPN and mail of a person, and in the names and serial numbers of their devices.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={UsersRound} title="No people yet" className="flex-1">
      The service lists no person for this tenant. People appear here once a device that is registered with Managed
      Desktop is theirs.
    </EmptyState>
  )
}
