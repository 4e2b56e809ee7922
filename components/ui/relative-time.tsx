'use client'

import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { toRelativeTime } from '@/components/formatting/formats'
import { useFormatting } from '@/components/formatting/formatting-provider'
import { timeTip } from './tooltip'

/**
 * "3 days ago", with the exact time and zone in a tooltip. `iso` is ISO 8601; `null` shows `fallback`.
 * `focusable` adds a tab stop for the tooltip: for facts on a page, not for the cells of a table, where `short` saves width.
 */
export function RelativeTime({
  iso,
  fallback = 'Never',
  focusable = false,
  short = false,
  className,
  ...props
}: Omit<ComponentProps<'time'>, 'children' | 'dateTime'> & {
  iso: string | null
  fallback?: string
  focusable?: boolean
  short?: boolean
}) {
  const { now } = useFormatting()
  const at = iso === null ? Number.NaN : Date.parse(iso)
  if (iso === null || Number.isNaN(at))
    return (
      <span {...props} className={clsx('text-ink-faint', className)}>
        {fallback}
      </span>
    )
  return (
    <time
      {...props}
      dateTime={iso}
      {...timeTip}
      tabIndex={focusable ? 0 : undefined}
      className={clsx('whitespace-nowrap', className)}
    >
      {toRelativeTime(at, now, short ? 'short' : 'long')}
    </time>
  )
}
