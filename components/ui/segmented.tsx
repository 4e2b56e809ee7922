'use client'

import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'

/** A choice among two to four, as radio buttons that look like one control; arrow keys move. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: LucideIcon }[]
  onChange: (value: Value) => void
  className?: string
}) {
  const name = useId()
  return (
    <fieldset className={clsx('inline-flex h-8 rounded border border-line bg-sunken p-0.5', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map(({ icon: Icon, ...option }) => (
        <label
          key={option.value}
          className="inline-flex items-center gap-1.5 rounded-sm px-2.5 text-ink-muted text-sm hover:text-ink has-checked:bg-surface has-checked:text-ink has-checked:shadow-control has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {Icon && <Icon aria-hidden className="size-4" />}
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
