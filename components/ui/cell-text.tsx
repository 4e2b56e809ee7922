import { clsx } from 'clsx'
import type { ComponentProps } from 'react'
import { Highlight } from './highlight'
import type { Sought } from './split-matches'
import { clippedTip } from './tooltip'
import { Truncate } from './truncate'

type Props = Omit<ComponentProps<'span'>, 'children' | 'id'> & { text: string; search?: Sought; id?: boolean }

/** A text in a cell, cut to one line, with what was searched for marked in it; `id` sets it as ids are set. */
export function CellText({ text, search = '', id = false, className, ...props }: Props) {
  if (!text) return <Dash {...props} className={className} />
  const look = clsx(id && 'font-mono text-xs leading-5', className)
  if (id && search.length === 0) return <Truncate {...props} text={text} at="middle" className={look} />
  return (
    <span {...props} {...clippedTip} className={clsx('block min-w-0 cut', look)}>
      {search.length === 0 ? text : <Highlight text={text} search={search} />}
    </span>
  )
}

/** Where there is no value: something to look at and nothing to hear. */
export function Dash({ className, ...props }: Omit<ComponentProps<'span'>, 'children'>) {
  return (
    <span {...props} aria-hidden className={clsx('text-ink-faint', className)}>
      –
    </span>
  )
}
