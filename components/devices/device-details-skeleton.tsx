import { Skeleton } from '@/components/ui/skeleton'

/** The outline of the configurations to come. */
export function DeviceDetailsSkeleton() {
  return (
    <section
      role="status"
      aria-label="Loading configurations and groups"
      className="rounded-lg border border-line bg-surface"
    >
      <div className="flex h-11 items-center border-line border-b px-4">
        <Skeleton className="w-32" />
      </div>
      {['w-1/2', 'w-2/5', 'w-3/5', 'w-1/3', 'w-1/2'].map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines never reorder
        <div key={row} className="flex h-9 items-center border-line border-b px-4 last:border-0">
          <Skeleton className={width} />
        </div>
      ))}
    </section>
  )
}
