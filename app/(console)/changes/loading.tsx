import { ChangeListSkeleton } from '@/components/changes/change-list-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

export default function ChangesLoading() {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2.5 max-sheet:px-3">
        <h1 className="pr-1 font-semibold text-xl">Changes</h1>
        <Skeleton className="h-8! w-full max-w-xl max-sheet:order-last max-sheet:max-w-none sheet:flex-1" />
      </div>
      <ChangeListSkeleton />
      <div className="min-h-10 shrink-0 border-line border-t bg-surface" />
    </div>
  )
}
