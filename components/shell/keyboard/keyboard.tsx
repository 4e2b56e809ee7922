'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { navigationFor } from '@/components/shell/navigation'
import type { Role } from '@/lib/domain/account'
import { listenToKeys } from './listen-to-keys'
import { registerShortcut } from './registry'
import { useShortcut } from './use-shortcut'

/** The page's one key listener, and the shortcuts that work everywhere. */
export function Keyboard({ role, onHelp }: { role: Role; onHelp: () => void }) {
  const router = useRouter()
  useEffect(listenToKeys, [])

  useShortcut({ keys: '/', label: 'Search this page', group: 'Anywhere', run: focusPageSearch })
  useShortcut({ keys: '?', label: 'Show keyboard shortcuts', group: 'Anywhere', run: onHelp })
  useEffect(() => {
    const items = navigationFor(role).flatMap(group => group.items)
    const undo = items.map(({ keys, label, href }) =>
      registerShortcut({ keys, label: `Go to ${label}`, group: 'Navigation', run: () => router.push(href) }),
    )
    return () => {
      for (const unregister of undo) unregister()
    }
  }, [role, router])

  return null
}

function focusPageSearch(): void {
  const search = document.querySelector<HTMLInputElement>('[data-page-search]')
  search?.focus()
  search?.select()
}
