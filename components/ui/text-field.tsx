import { clsx } from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'

export const fieldClass =
  'h-8 w-full min-w-0 rounded border border-line-strong bg-surface px-2.5 text-ink text-sm shadow-control outline-offset-0 focus:border-accent focus:outline-2 focus:outline-accent disabled:opacity-50 aria-invalid:border-critical'

/** A labelled input with a hint or an error below. */
export function TextField({
  label,
  hint,
  error,
  className,
  ...props
}: ComponentProps<'input'> & { label: string; hint?: ReactNode; error?: string | undefined }) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className={clsx('grid gap-1.5', className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <input
        {...props}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className={fieldClass}
      />
      {note && (
        <p id={`${id}-note`} className={clsx('text-xs', error ? 'text-critical-ink' : 'text-ink-muted')}>
          {note}
        </p>
      )}
    </div>
  )
}
