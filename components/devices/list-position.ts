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

let leftAt: { address: string; length: number } | null = null

/** Notes that a device is opened from the list. */
export function leaveList(position: ListPosition) {
  rememberPosition(position)
  leftAt = { address: window.location.pathname + window.location.search, length: window.history.length }
}

/** The list the page before was, if that is what the page before was: going back then leads to it. */
export function lastListAddress(): string | null {
  return leftAt && window.history.length <= leftAt.length + 1 ? leftAt.address : null
}
