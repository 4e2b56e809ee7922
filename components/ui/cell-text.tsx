import { clsx } from 'clsx'
import { Highlight } from './highlight'
import type { Sought } from './split-matches'
import { tooltipProps } from './tooltip'
import { Truncate } from './truncate'

/** A text in a cell, cut to one line, with what was searched for marked in it; `id` sets it as ids are set. */
export function CellText({ text, search = '', id = false }: { text: string; search?: Sought; id?: boolean }) {
  if (!text) return <Dash />
  const look = id ? 'font-mono text-xs leading-5' : ''
  if (id && search.length === 0) return <Truncate text={text} at="middle" className={look} />
  return (
    <span {...tooltipProps(text, { whenClipped: true })} className={clsx('block min-w-0 truncate', look)}>
      <Highlight text={text} search={search} />
    </span>
  )
}

/** Where there is no value: something to look at and nothing to hear. */
export function Dash() {
  return (
    <span aria-hidden className="text-ink-faint">
      –
    </span>
  )
}
