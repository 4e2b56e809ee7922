import { clsx } from 'clsx'

/** A grey bar in the place of text to come; give it the width the text will have. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('pulse block h-2.5 rounded-sm bg-line', className)} />
}
