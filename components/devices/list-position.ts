/**
 * Where the person was in the list, kept with the history entry itself: coming back to it from a device finds the same
 * place, and a fresh visit starts at the top.
 */
export type ListPosition = { offset: number; index: number }

const KEY = 'deviceList'

export function rememberPosition(position: ListPosition) {
  // Carrying over the router's own state keeps this from being taken for a navigation.
  window.history.replaceState({ ...window.history.state, [KEY]: position }, '')
}

export function recallPosition(): ListPosition | null {
  const position: unknown = window.history.state?.[KEY]
  if (typeof position !== 'object' || position === null) return null
  const { offset, index } = position as Partial<ListPosition> // written above; checked here, as a history outlives a release
  return typeof offset === 'number' && typeof index === 'number' ? { offset, index } : null
}
