import { useSyncExternalStore } from 'react'

/** The `sheet` breakpoint of tailwind.config.ts. */
const QUERY = '(width < 700px)'

let media: MediaQueryList | undefined
/** One for all who ask: React asks again at each render. */
const sheetMedia = () => {
  media ??= window.matchMedia(QUERY)
  return media
}

/** Whether the window is too narrow for a table. The server cannot know, and need not: rows are placed by CSS. */
export function useIsSheet(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => sheetMedia().matches,
    () => false,
  )
}

function subscribe(onChange: () => void): () => void {
  sheetMedia().addEventListener('change', onChange)
  return () => sheetMedia().removeEventListener('change', onChange)
}
