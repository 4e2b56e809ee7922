import { Skeleton } from '@/components/ui/skeleton'

export const SKELETON_WIDTHS = ['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5', 'w-1/2', 'w-3/4', 'w-3/5', 'w-2/3']

/** The outline of a row; on a card two lines of it. */
export function DeviceRowSkeleton({ columns }: { columns: number }) {
  return (
    <div className="grid h-(--row-height) grid-cols-(--tracks) items-center border-line border-b max-sheet:grid-cols-[44px_minmax(0,1fr)_90px]">
      <Skeleton className="mx-auto size-3.5 max-sheet:row-[1/3]" />
      {Array.from({ length: columns }, (_, place) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: outlines never reorder
          key={place}
          className="px-2.5 max-sheet:nth-[n+6]:hidden"
        >
          <Skeleton className={SKELETON_WIDTHS[place % SKELETON_WIDTHS.length] ?? 'w-1/2'} />
        </div>
      ))}
    </div>
  )
}
