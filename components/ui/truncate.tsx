import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { clippedTip } from './tooltip'

/**
 * One line that never wraps. `end` suits names; `middle` suits ids, whose last characters tell them apart and
 * stay visible. The whole text is in the document either way, and in a tooltip when it does not fit.
 */
export function Truncate({
  text,
  at = 'end',
  tail = 6,
  className,
  ...props
}: Omit<ComponentProps<'span'>, 'children'> & {
  text: string
  at?: 'end' | 'middle'
  /** How many characters stay at the end when cut in the middle. */
  tail?: number
}) {
  if (at === 'end' || text.length <= tail * 2) {
    return (
      <span {...props} {...clippedTip} className={clsx('block min-w-0 cut', className)}>
        {text}
      </span>
    )
  }
  return (
    <span {...props} {...clippedTip} className={clsx('flex min-w-0', className)}>
      <span className="min-w-0 cut">{text.slice(0, -tail)}</span>
      <span className="shrink-0 whitespace-pre">{text.slice(-tail)}</span>
    </span>
  )
}
