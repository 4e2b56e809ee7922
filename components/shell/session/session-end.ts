let ended = false
const listeners = new Set<() => void>()

/** Called when the console's API answers 401: whatever the page shows stays, and the person is asked to sign in again. */
export function markSessionEnded(): void {
  if (ended) return
  ended = true
  for (const listener of listeners) listener()
}

export const hasSessionEnded = (): boolean => ended

export function subscribeToSessionEnd(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
