import { ChangeRowSkeleton } from './change-row-skeleton'
import { CHANGE_HEIGHTS, CHANGE_TRACKS } from './change-tracks'

/** Rows as high as the ones to come, so that nothing moves when they do. */
export function ChangeListSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading changes"
      style={{ '--tracks': CHANGE_TRACKS } as React.CSSProperties}
      className={`min-h-0 flex-1 overflow-hidden bg-surface ${CHANGE_HEIGHTS}`}
    >
      <div className="h-8 border-line border-b bg-canvas" />
      {Array.from({ length: 30 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines never reorder
        <ChangeRowSkeleton key={row} />
      ))}
    </div>
  )
}
