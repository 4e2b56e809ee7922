import { clsx } from 'clsx'
import { type ComponentProps, memo, type ReactElement } from 'react'

export type Tone = 'good' | 'warning' | 'critical' | 'info' | 'unknown'

/** A shape of its own for every tone, so that colour is never the only sign; both are in `app/globals.css`. */
const SIGNS: Record<Tone, string> = {
  good: 'sign-good',
  warning: 'sign-warning',
  critical: 'sign-critical',
  info: 'sign-info',
  unknown: 'sign-unknown',
}

export const toneSoft: Record<Tone, string> = {
  good: 'bg-good-soft text-good-ink',
  warning: 'bg-warning-soft text-warning-ink',
  critical: 'bg-critical-soft text-critical-ink',
  info: 'bg-info-soft text-info-ink',
  unknown: 'bg-unknown-soft text-unknown-ink',
}

/** The sign of a tone, for eyes only: a word or a heading beside it says what it means. */
export function ToneSign({ tone, className = 'size-4' }: { tone: Tone; className?: string }) {
  return <span aria-hidden className={clsx('sign shrink-0', SIGNS[tone], className)} />
}

/** As it stands in a line of text. Made once: React passes over an element that is the same as before, and a table has hundreds. */
export const toneSign: Record<Tone, ReactElement> = {
  good: toLineSign('good'),
  warning: toLineSign('warning'),
  critical: toLineSign('critical'),
  info: toLineSign('info'),
  unknown: toLineSign('unknown'),
}

function toLineSign(tone: Tone): ReactElement {
  return <span aria-hidden className={clsx('sign size-3.5 shrink-0 align-[-2px]', SIGNS[tone])} />
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
