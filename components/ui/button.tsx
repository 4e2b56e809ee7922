import { clsx } from 'clsx'
import { LoaderCircle, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'

type Look = {
  variant?: 'primary' | 'secondary' | 'ghost' | 'critical' | undefined
  size?: 'sm' | 'md' | 'lg' | undefined
}

const variants = {
  primary: 'bg-accent text-accent-ink shadow-control hover:bg-accent-hover active:bg-accent-hover',
  secondary: 'border border-line bg-surface text-ink shadow-control hover:bg-hover active:bg-sunken',
  ghost: 'text-ink-muted hover:bg-hover hover:text-ink active:bg-sunken',
  critical:
    'border border-line bg-surface text-critical-ink shadow-control hover:border-critical hover:bg-critical-soft active:bg-critical-soft',
}

const sizes = { sm: 'h-7 gap-1.5 px-2 text-sm', md: 'h-8 gap-2 px-3 text-sm', lg: 'h-10 gap-2 px-4 text-base' }

/** The class of anything that looks like a button, for elements this file does not know. */
export function buttonClass({ variant = 'secondary', size = 'md' }: Look = {}): string {
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded font-medium transition-colors',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-60',
    variants[variant],
    sizes[size],
  )
}

type Content = Look & { icon?: LucideIcon | undefined; trailingIcon?: LucideIcon | undefined; children: ReactNode }

/** While `pending` the button keeps its place and its focus, and a click does nothing. */
export function Button({
  variant,
  size,
  icon: Icon,
  trailingIcon: TrailingIcon,
  pending = false,
  type = 'button',
  className,
  onClick,
  children,
  ...props
}: Content & ComponentProps<'button'> & { pending?: boolean }) {
  return (
    <button
      {...props}
      type={type}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={event => (pending ? event.preventDefault() : onClick?.(event))}
      className={clsx(buttonClass({ variant, size }), className)}
    >
      {pending ? (
        <LoaderCircle aria-hidden className="size-4 animate-spin" />
      ) : (
        Icon && <Icon aria-hidden className="size-4" />
      )}
      {children}
      {TrailingIcon && <TrailingIcon aria-hidden className="-mr-0.5 size-3.5 opacity-70" />}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({
  variant,
  size,
  icon: Icon,
  trailingIcon: TrailingIcon,
  className,
  children,
  ...props
}: Content & ComponentProps<typeof Link>) {
  return (
    <Link {...props} className={clsx(buttonClass({ variant, size }), className)}>
      {Icon && <Icon aria-hidden className="size-4" />}
      {children}
      {TrailingIcon && <TrailingIcon aria-hidden className="-mr-0.5 size-3.5 opacity-70" />}
    </Link>
  )
}
