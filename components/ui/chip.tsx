import { X } from 'lucide-react'
import type { ReactNode } from 'react'

/** A row of chips that never takes more than a few lines of the page; of one line on small screens. */
export function ChipBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      className="flex max-h-24 shrink-0 flex-wrap items-center gap-1.5 overflow-y-auto border-line border-b px-3 py-1.5 max-sheet:max-h-11 max-sheet:flex-nowrap max-sheet:overflow-x-auto"
    >
      {children}
    </section>
  )
}

/** Something that is chosen and can be taken away; `removal` names the button that does. */
export function Chip({ removal, onRemove, children }: { removal: string; onRemove: () => void; children: ReactNode }) {
  return (
    <span className="inline-flex h-7 min-w-0 max-w-72 shrink-0 items-center gap-1.5 rounded border border-line bg-surface pl-2 text-sm">
      {children}
      <button
        type="button"
        aria-label={removal}
        onClick={onRemove}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-r text-ink-faint outline-offset-[-2px] hover:bg-hover hover:text-ink"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  )
}
