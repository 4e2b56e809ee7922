'use client'

import { useEffectEvent, useLayoutEffect } from 'react'
import { registerShortcut, type Shortcut } from './registry'

/**
 * Registers a shortcut while the component is mounted and `enabled`; the `?` dialog lists it by itself.
 * Shortcuts without `mod` are silent while someone types, and all are while a dialog or a menu is open.
 */
export function useShortcut({ keys, label, group, run, enabled = true }: Shortcut & { enabled?: boolean }): void {
  const onRun = useEffectEvent(run)
  // Before the component is seen: whoever sees rows may press a key for them.
  useLayoutEffect(() => {
    if (!enabled) return
    return registerShortcut({ keys, label, group, run: event => onRun(event) })
  }, [keys, label, group, enabled])
}
