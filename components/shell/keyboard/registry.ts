export type Shortcut = {
  /** `j`, `g d`, `mod+k`, `Enter`: see `toPress`. */
  keys: string
  /** What it does, for the shortcuts dialog: "Open the device". */
  label: string
  /** The dialog's heading: "Anywhere", "Devices". */
  group: string
  run: (event: KeyboardEvent) => void
}

let registered: readonly Shortcut[] = []
const listeners = new Set<() => void>()

function replace(next: readonly Shortcut[]) {
  registered = next
  for (const listener of listeners) listener()
}

/** Adds a shortcut and returns how to take it away again. */
export function registerShortcut(shortcut: Shortcut): () => void {
  replace([...registered, shortcut])
  return () => replace(registered.filter(other => other !== shortcut))
}

/** The same array until something changes, as `useSyncExternalStore` needs. */
export const listShortcuts = (): readonly Shortcut[] => registered

export function subscribeToShortcuts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
