import { clsx } from 'clsx'
import { CircleCheck, CircleMinus, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react'
import { type ComponentProps, memo, type ReactElement } from 'react'

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

/** Made once: React passes over an element that is the same as before, and a table has hundreds of them. */
export const toneSign: Record<Tone, ReactElement> = {
  good: toMark('good'),
  warning: toMark('warning'),
  critical: toMark('critical'),
  info: toMark('info'),
  unknown: toMark('unknown'),
}

function toMark(tone: Tone): ReactElement {
  const Icon = toneIcon[tone]
  return <Icon aria-hidden className={clsx('size-3.5 shrink-0', toneMark[tone])} strokeWidth={2.25} />
}

/** Shape, colour and word. `plain` sits in a table cell, `soft` is a pill for headers. */
export const Status = memo(function Status({
  tone,
  children,
  look = 'plain',
  className,
  ...props
}: ComponentProps<'span'> & {
  tone: Tone
  look?: 'plain' | 'soft'
}) {
  return (
    <span
      {...props}
      className={clsx(
        'inline-flex min-w-0 max-w-full items-center gap-1.5 whitespace-nowrap',
        look === 'soft' && ['h-6 rounded-full pr-2.5 pl-2 font-medium text-xs', toneSoft[tone]],
        className,
      )}
    >
      {toneSign[tone]}
      <span className="min-w-0 cut">{children}</span>
    </span>
  )
})
