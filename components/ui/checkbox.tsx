'use client'

import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

/** The browser's own checkbox in our colours; `indeterminate` for "some of them". Name it with `aria-label` or a label. */
export function Checkbox({
  indeterminate = false,
  className,
  ...props
}: Omit<ComponentProps<'input'>, 'type' | 'ref'> & { indeterminate?: boolean }) {
  return (
    <input
      {...props}
      ref={indeterminate ? showSome : showWhole}
      type="checkbox"
      className={clsx('size-4 shrink-0 accent-accent', className)}
    />
  )
}

/** React calls them when they change only, and not for each row that is drawn. */
function showSome(input: HTMLInputElement | null) {
  if (input) input.indeterminate = true
}

function showWhole(input: HTMLInputElement | null) {
  if (input) input.indeterminate = false
}
