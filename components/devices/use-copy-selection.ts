import { useEffect, useRef, useState } from 'react'
import type { Copying } from './copy-selection'
import type { Selection } from './selection'

/** What became of the last copy; `reason` is empty where the browser gives none. */
export type Copied =
  | { kind: 'idle' }
  | { kind: 'copying' }
  | { kind: 'copied'; what: string }
  | { kind: 'failed'; reason: string }

const FEEDBACK_MS = 3000

/** Copies something of the chosen devices, and says for a few seconds how it went. `sort` as it stands in an address. */
export function useCopySelection(selection: Selection, sort: string | null) {
  const [outcome, setOutcome] = useState<Copied>({ kind: 'idle' })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function copy(what: Copying) {
    clearTimeout(timer.current)
    setOutcome({ kind: 'copying' })
    setOutcome(await attempt(what))
    timer.current = setTimeout(() => setOutcome({ kind: 'idle' }), FEEDBACK_MS)
  }

  async function attempt(what: Copying): Promise<Copied> {
    try {
      // Loaded with the first copy.
      const { copySelection } = await import('./copy-selection')
      await copySelection(selection, what, sort)
      return { kind: 'copied', what: what.kind === 'rows' ? 'Rows' : what.label }
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : '' }
    }
  }

  return { outcome, copy: (what: Copying) => void copy(what) }
}

export type CopySelection = ReturnType<typeof useCopySelection>
