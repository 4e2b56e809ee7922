import { clsx } from 'clsx'
import { CircleCheck, CircleMinus, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react'
import { memo, type ReactNode } from 'react'

export type Tone = 'good' | 'warning' | 'critical' | 'info' | 'unknown'

/** A shape of its own for every tone, so that colour is never the only sign. */
export const toneIcon: Record<Tone, LucideIcon> = {
  good: CircleCheck,
  warning: TriangleAlert,
  critical: OctagonAlert,
  info: Info,
  unknown: CircleMinus,
}

export const toneMark: Record<Tone, string> = {
  good: 'text-good',
  warning: 'text-warning',
  critical: 'text-critical',
  info: 'text-info',
  unknown: 'text-unknown',
}

export const toneSoft: Record<Tone, string> = {
  good: 'bg-good-soft text-good-ink',
  warning: 'bg-warning-soft text-warning-ink',
  critical: 'bg-critical-soft text-critical-ink',
  info: 'bg-info-soft text-info-ink',
  unknown: 'bg-unknown-soft text-unknown-ink',
}

/** Shape, colour and word. `plain` sits in a table cell, `soft` is a pill for headers. */
export const Status = memo(function Status({
  tone,
  children,
  look = 'plain',
  className,
}: {
  tone: Tone
  children: ReactNode
  look?: 'plain' | 'soft'
  className?: string
}) {
  const Icon = toneIcon[tone]
  return (
    <span
      className={clsx(
        'inline-flex min-w-0 max-w-full items-center gap-1.5 whitespace-nowrap',
        look === 'soft' && ['h-6 rounded-full pr-2.5 pl-2 font-medium text-xs', toneSoft[tone]],
        className,
      )}
    >
      <Icon aria-hidden className={clsx('size-3.5 shrink-0', toneMark[tone])} strokeWidth={2.25} />
      <span className="truncate">{children}</span>
    </span>
  )
})
