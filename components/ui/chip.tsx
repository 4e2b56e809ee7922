import { clsx } from 'clsx'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'

/** A small labelled value, such as an active filter: `field` is muted in front of it, and `onRemove` adds the cross. */
export function Chip({
  field,
  children,
  onRemove,
  removeLabel = 'Remove',
  className,
}: {
  field?: string | undefined
  children: ReactNode
  onRemove?: (() => void) | undefined
  /** Says what goes away, such as `Remove filter ring: Fast`. */
  removeLabel?: string | undefined
  className?: string | undefined
}) {
  return (
    <span
      className={clsx(
        'inline-flex h-6 max-w-72 items-center rounded border border-line bg-surface pl-2 text-ink text-xs',
        !onRemove && 'pr-2',
        className,
      )}
    >
      {field && <span className="shrink-0 text-ink-muted">{field}:&nbsp;</span>}
      <span className="truncate">{children}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={removeLabel}
          onClick={onRemove}
          className="ml-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded text-ink-faint hover:text-ink"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  )
}
