import { clsx } from 'clsx'
import type { ReactElement } from 'react'
import { ringStep } from '@/lib/domain/update-ring'

const FILLED = [
  '[--bar-1:var(--ring-1)]',
  '[--bar-1:var(--ring-2)] [--bar-2:var(--ring-2)]',
  '[--bar-1:var(--ring-3)] [--bar-2:var(--ring-3)] [--bar-3:var(--ring-3)]',
  '[--bar-1:var(--ring-4)] [--bar-2:var(--ring-4)] [--bar-3:var(--ring-4)] [--bar-4:var(--ring-4)]',
]

/** Made once: React passes over an element that is the same as before, and a table has one a row. */
const BARS = FILLED.map(toBars)
const NO_BARS = toBars('')

function toBars(filled: string): ReactElement {
  return <span key={filled} aria-hidden className={clsx('ring-bars inline-block h-[11px] w-[15px] shrink-0', filled)} />
}

/** How far an update has come when it reaches a ring: bars of one hue, filled up to it. */
export function ringBars(ring: string): ReactElement {
  return BARS[ringStep(ring) ?? -1] ?? NO_BARS
}
