import { Skeleton } from '@/components/ui/skeleton'

const WIDTHS = ['w-10', 'w-2/3', 'w-3/5', 'w-2/5'] as const

/** The outline of a row; on a card two lines of it. */
export function ChangeRowSkeleton() {
  return (
    <div className="grid h-(--row-height) grid-cols-(--tracks) items-center border-line border-b max-sheet:grid-cols-1 max-sheet:content-center max-sheet:gap-y-3 max-sheet:px-4">
      {WIDTHS.map(width => (
        <div key={width} className="px-2.5 first:pl-4 max-sheet:px-0! max-sheet:first:hidden max-sheet:last:hidden">
          <Skeleton className={width} />
        </div>
      ))}
    </div>
  )
}
