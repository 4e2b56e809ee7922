import { clsx } from 'clsx'

export type ButtonLook = {
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
export function buttonClass({ variant = 'secondary', size = 'md' }: ButtonLook = {}): string {
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded font-medium transition-colors',
    'disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-60',
    variants[variant],
    sizes[size],
  )
}
