import { clsx } from 'clsx'
import { LoaderCircle, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, buttonClass } from './button-class'

export { buttonClass }

type Content = ButtonLook & {
  icon?: LucideIcon | undefined
  trailingIcon?: LucideIcon | undefined
  children: ReactNode
}

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
