/**
 * Where the person was in the list, kept with the history entry itself: coming back to it from one of its
 * rows finds the same place, and a fresh visit starts at the top.
 */
export type ListPosition = { offset: number; index: number }

const KEY = 'list'

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

let leftAt: { path: string; address: string; length: number } | null = null

/** Notes that one of its rows is opened from the list. */
export function leaveList(position: ListPosition) {
  rememberPosition(position)
  const { pathname, search } = window.location
  leftAt = { path: pathname, address: pathname + search, length: window.history.length }
}

/** The list at `path` as the page before was, if that is what the page before was: going back then leads to it. */
export function lastListAddress(path: string): string | null {
  // Older than this API are some browsers in use, whatever the types say.
  const navigation = window.navigation as Navigation | undefined
  if (navigation) {
    const before = navigation.entries()[(navigation.currentEntry?.index ?? 0) - 1]?.url
    const address = before ? new URL(before) : null
    return address?.pathname === path ? address.pathname + address.search : null
  }
  // They tell only how many pages there are, those that one has gone back from included.
  return leftAt?.path === path && window.history.length <= leftAt.length + 1 ? leftAt.address : null
}
