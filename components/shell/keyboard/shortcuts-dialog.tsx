'use client'

import { useSyncExternalStore } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { listShortcuts, type Shortcut, subscribeToShortcuts } from './registry'

const none: readonly Shortcut[] = []

/** What the keyboard can do on this page, read from the registry. */
export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const shortcuts = useSyncExternalStore(subscribeToShortcuts, listShortcuts, () => none)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className="grid gap-5">
        {toGroups(shortcuts).map(([group, items]) => (
          <section key={group}>
            <h3 className="mb-1 font-medium text-ink-faint text-xs">{group}</h3>
            <dl className="divide-y divide-line">
              {items.map(({ keys, label }) => (
                <div key={keys} className="flex items-center justify-between gap-4 py-1.5 text-sm">
                  <dt>{label}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

/** One row per key: where a page took a key over from the shell, the page's meaning stands. */
export function toGroups(shortcuts: readonly Shortcut[]): [group: string, items: Shortcut[]][] {
  const byKeys = new Map(shortcuts.map(shortcut => [shortcut.keys, shortcut]))
  const groups = new Map<string, Shortcut[]>()
  for (const shortcut of byKeys.values()) {
    groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut])
  }
  return [...groups]
}
