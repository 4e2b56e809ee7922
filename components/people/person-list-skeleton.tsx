import { PERSON_TRACKS } from './person-columns'
import { PersonRowSkeleton } from './person-row-skeleton'

/** Rows as high as the ones to come, so that nothing moves when they do. */
export function PersonListSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading people"
      style={{ '--tracks': PERSON_TRACKS.template } as React.CSSProperties}
      className="min-h-0 flex-1 overflow-hidden bg-surface [--row-height:36px] max-sheet:[--row-height:64px]"
    >
      <div className="h-9 border-line border-b bg-canvas max-sheet:hidden" />
      {Array.from({ length: 30 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: outlines never reorder
        <PersonRowSkeleton key={row} />
      ))}
    </div>
  )
}
