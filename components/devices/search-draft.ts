/** What stands in the search field while somebody types; `null` when that is what the view says. */
export type SearchDraft = ReturnType<typeof createSearchDraft>

/** Kept beside React's state, so that a key draws the field alone and not the page. */
export function createSearchDraft() {
  let text: string | null = null
  const listeners = new Set<() => void>()
  return {
    read: () => text,
    write(next: string | null) {
      text = next
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
