import { clsx } from 'clsx'
import { type ComponentProps, memo } from 'react'
import { ringStep } from '@/lib/domain/update-ring'

const FILLS = ['bg-ring-1', 'bg-ring-2', 'bg-ring-3', 'bg-ring-4']
const STEPS = [0, 1, 2, 3] as const

/** An update ring: four bars of one hue, as many filled as updates have rings to pass, and its word. */
export const RingMark = memo(function RingMark({
  ring,
  className,
  ...props
}: ComponentProps<'span'> & { ring: string }) {
  const step = ringStep(ring)
  return (
    <span {...props} className={clsx('inline-flex min-w-0 items-center gap-2 whitespace-nowrap', className)}>
      <span aria-hidden className="inline-flex shrink-0 items-end gap-px">
        {STEPS.map(bar => (
          <span
            key={bar}
            className={clsx(
              'w-[3px] rounded-[1px]',
              ['h-[5px]', 'h-[7px]', 'h-[9px]', 'h-[11px]'][bar],
              step !== null && bar <= step ? FILLS[step] : 'bg-line',
            )}
          />
        ))}
      </span>
      <span className="min-w-0 cut">{ring || 'None'}</span>
    </span>
  )
})
