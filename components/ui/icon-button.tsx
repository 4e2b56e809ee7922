import { clsx } from 'clsx'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { type TooltipSide, tooltipProps } from './tooltip'

/** A button that is only an icon; `label` is its name and its tooltip. */
export function IconButton({
  icon: Icon,
  label,
  keys,
  tooltipSide,
  size = 'md',
  pressed,
  type = 'button',
  className,
  ...props
}: ComponentProps<'button'> & {
  icon: LucideIcon
  label: string
  /** The shortcut shown in the tooltip, such as `g d`. */
  keys?: string | undefined
  tooltipSide?: TooltipSide | undefined
  size?: 'sm' | 'md' | 'lg'
  pressed?: boolean | undefined
}) {
  return (
    <button
      {...props}
      {...tooltipProps(label, { keys, side: tooltipSide })}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center rounded text-ink-muted transition-colors',
        'hover:bg-hover hover:text-ink active:bg-sunken disabled:pointer-events-none disabled:opacity-50 aria-pressed:bg-accent-soft aria-pressed:text-accent',
        { sm: 'size-6', md: 'size-8', lg: 'size-10' }[size],
        className,
      )}
    >
      <Icon aria-hidden className={size === 'sm' ? 'size-3.5' : 'size-4'} />
    </button>
  )
}
