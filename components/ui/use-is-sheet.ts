import { useSyncExternalStore } from 'react'

/** The `sheet` breakpoint of tailwind.config.ts. */
const QUERY = '(width < 700px)'

/** Whether the window is too narrow for a table. The server cannot know, and need not: rows are placed by CSS. */
export function useIsSheet(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => false,
  )
}

function subscribe(onChange: () => void): () => void {
  const media = window.matchMedia(QUERY)
  media.addEventListener('change', onChange)
  return () => media.removeEventListener('change', onChange)
}
