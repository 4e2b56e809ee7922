import { useSyncExternalStore } from 'react'

/** A value beside React's state, so that a change draws those alone who read it with `useExternalStore`. */
export type ExternalStore<Value> = {
  read: () => Value
  write: (next: Value) => void
  subscribe: (listener: () => void) => () => void
}

export function createExternalStore<Value>(initial: Value): ExternalStore<Value> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    read: () => value,
    write(next) {
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

export function useExternalStore<Value>({ subscribe, read }: ExternalStore<Value>): Value {
  return useSyncExternalStore(subscribe, read, read)
}
