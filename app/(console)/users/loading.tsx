import { PersonListSkeleton } from '@/components/people/person-list-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

export default function PeopleLoading() {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-3">
        <h1 className="font-semibold text-xl">People</h1>
        <Skeleton className="h-8 w-full max-w-xl max-sheet:order-last max-sheet:max-w-none sheet:flex-1" />
      </div>
      <PersonListSkeleton />
      <div className="min-h-10 shrink-0 border-line border-t bg-surface" />
    </div>
  )
}
