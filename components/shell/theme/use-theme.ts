'use client'

import { useSyncExternalStore } from 'react'
import { THEME_COOKIE, type Theme, toTheme } from './theme'

const YEAR_SECONDS = 31_536_000

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The theme that the document has; `initial` is what the server rendered it in. */
export function useTheme(initial: Theme): Theme {
  return useSyncExternalStore(
    subscribe,
    () => toTheme(document.documentElement.dataset.theme),
    () => initial,
  )
}

/** Takes effect at once; the cookie lets the server render the next page in the same theme, without a flash. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not in every supported browser yet
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
  for (const listener of listeners) listener()
}

/** To the other of light and dark, from what is seen now. */
export function switchTheme(): void {
  const chosen = toTheme(document.documentElement.dataset.theme)
  const isDark = chosen === 'system' ? window.matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark'
  applyTheme(isDark ? 'light' : 'dark')
}
