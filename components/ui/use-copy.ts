'use client'

import { useEffect, useRef, useState } from 'react'
import { copyText } from './copy-text'

const FEEDBACK_MS = 2000

/** Copies, and says for two seconds how it went. */
export function useCopy() {
  const [outcome, setOutcome] = useState<'idle' | 'copied' | 'failed'>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function copy(text: string) {
    clearTimeout(timer.current)
    setOutcome(
      await copyText(text).then(
        () => 'copied' as const,
        () => 'failed' as const,
      ),
    )
    timer.current = setTimeout(() => setOutcome('idle'), FEEDBACK_MS)
  }
  return { outcome, copy }
}
