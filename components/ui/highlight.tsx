import type { ReactNode } from 'react'
import { type Sought, splitMatches } from './split-matches'

/** A text with what was searched for marked in it. */
export function Highlight({ text, search }: { text: string; search: Sought }) {
  return markMatches(text, search)
}

/** The same without a component, for grids that replace hundreds of texts for each key. */
export function markMatches(text: string, search: Sought): ReactNode {
  if (search.length === 0) return text
  const parts = splitMatches(text, search)
  if (parts.length === 1 && !parts[0]?.match) return text
  return parts.map((part, place) =>
    part.match ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never reorder
      <mark key={place} className="rounded-sm bg-warning-soft text-warning-ink">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  )
}
