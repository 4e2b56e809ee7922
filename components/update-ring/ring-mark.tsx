import { clsx } from 'clsx'
import { type ComponentProps, memo } from 'react'
import { ringBars } from './ring-bars'

/** An update ring: four bars of one hue, as many filled as updates have rings to pass, and its word. */
export const RingMark = memo(function RingMark({
  ring,
  className,
  ...props
}: ComponentProps<'span'> & { ring: string }) {
  return (
    <span {...props} className={clsx('inline-flex min-w-0 items-center gap-2 whitespace-nowrap', className)}>
      {ringBars(ring)}
      <span className="min-w-0 cut">{ring || 'None'}</span>
    </span>
  )
})
