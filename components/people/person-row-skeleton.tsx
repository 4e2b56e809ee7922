import { Skeleton } from '@/components/ui/skeleton'
import { PERSON_COLUMNS } from './person-columns'

const WIDTHS = ['w-2/3', 'w-3/4', 'w-3/5', 'ml-auto w-1/3', 'w-2/3', 'w-3/5', 'w-2/3']

/** The outline of a row; on a card two lines of it. */
export function PersonRowSkeleton() {
  return (
    <div className="grid h-(--row-height) grid-cols-(--tracks) items-center border-line border-b max-sheet:grid-cols-[minmax(0,1fr)_110px] max-sheet:px-4">
      {PERSON_COLUMNS.map(({ id }, place) => (
        <div key={id} className="px-2.5 first:pl-4 max-sheet:px-0! max-sheet:nth-[n+5]:hidden">
          <Skeleton className={WIDTHS[place] ?? 'w-1/2'} />
        </div>
      ))}
    </div>
  )
}
