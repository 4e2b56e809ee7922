import type { ReactNode } from 'react'
import { Skeleton } from '@/components/ui/skeleton'

/** A page about the fleet before its numbers are there; `children` stand below its heading. */
export function FleetSkeleton({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-7xl gap-4 px-4 pt-3 pb-10 max-sheet:px-3">
      <h1 className="font-semibold text-xl">{title}</h1>
      {children}
      <div className="grid grid-cols-5 gap-px overflow-hidden rounded-lg border border-line bg-line max-wide:grid-cols-3 max-sheet:grid-cols-2">
        {OUTLINES.slice(0, 5).map(key => (
          <div key={key} className="grid h-27 content-center gap-3 bg-surface px-4">
            <Skeleton className="w-24" />
            <Skeleton className="h-6! w-20" />
            <Skeleton className="w-32" />
          </div>
        ))}
      </div>
      <div className="grid gap-4 wide:grid-cols-3">
        <div className="grid content-start gap-5 rounded-lg border border-line bg-surface p-4 wide:col-span-2">
          {OUTLINES.map(key => (
            <Skeleton key={key} className="h-7!" />
          ))}
        </div>
        <div className="grid content-start gap-4 rounded-lg border border-line bg-surface p-4">
          {OUTLINES.map(key => (
            <Skeleton key={key} />
          ))}
        </div>
      </div>
    </div>
  )
}

const OUTLINES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const
