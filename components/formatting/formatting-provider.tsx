'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

type Formatting = {
  /** For numbers and dates: the person's own, from their browser. */
  locale: string
  /** Milliseconds. The server's reading until the page is there as a whole, so that both sides render the same words. */
  now: number
  /** The browser's time zone; `null` until the page is there as a whole, because the server cannot know it. */
  timeZone: string | null
}

const FormattingContext = createContext<Formatting | null>(null)

const TICK_MS = 20_000

export function FormattingProvider({ locale, now, children }: { locale: string; now: number; children: ReactNode }) {
  const [clock, setClock] = useState<Pick<Formatting, 'now' | 'timeZone'>>({ now, timeZone: null })

  useEffect(() => {
    const tick = () => setClock({ now: Date.now(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone })
    let timer: ReturnType<typeof setInterval> | undefined
    const start = () => {
      tick()
      timer = setInterval(tick, TICK_MS)
    }
    // What is still being streamed was written with the server's reading, and has to hydrate with it.
    if (document.readyState === 'complete') start()
    else window.addEventListener('load', start, { once: true })
    return () => {
      window.removeEventListener('load', start)
      clearInterval(timer)
    }
  }, [])

  const value = useMemo(() => ({ locale, ...clock }), [locale, clock])
  return <FormattingContext value={value}>{children}</FormattingContext>
}

export function useFormatting(): Formatting {
  const formatting = useContext(FormattingContext)
  if (!formatting) throw new Error('useFormatting needs a FormattingProvider above it.')
  return formatting
}
