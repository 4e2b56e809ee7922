'use client'

import { clsx } from 'clsx'
import { toExactTime, toRelativeTime } from '@/components/formatting/formats'
import { useFormatting } from '@/components/formatting/formatting-provider'
import { tooltipProps } from './tooltip'

/**
 * "3 days ago", with the exact time and zone in a tooltip. `iso` is ISO 8601; `null` shows `fallback`.
 * `focusable` adds a tab stop for the tooltip: for facts on a page, not for the cells of a table.
 */
export function RelativeTime({
  iso,
  fallback = 'Never',
  focusable = false,
  className,
}: {
  iso: string | null
  fallback?: string
  focusable?: boolean
  className?: string
}) {
  const { locale, now, timeZone } = useFormatting()
  const at = iso === null ? Number.NaN : Date.parse(iso)
  if (iso === null || Number.isNaN(at)) return <span className={clsx('text-ink-faint', className)}>{fallback}</span>
  return (
    <time
      dateTime={iso}
      {...(timeZone && tooltipProps(toExactTime(at, locale, timeZone)))}
      tabIndex={focusable ? 0 : undefined}
      className={clsx('whitespace-nowrap', className)}
    >
      {toRelativeTime(at, now)}
    </time>
  )
}
