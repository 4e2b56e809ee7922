'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { navigationFor } from '@/components/shell/navigation'
import type { Role } from '@/lib/domain/account'
import { findMatch, SEQUENCE_MS, toPress } from './presses'
import { listShortcuts, registerShortcut } from './registry'
import { useShortcut } from './use-shortcut'

/** The page's one key listener, and the shortcuts that work everywhere. */
export function Keyboard({ role, onHelp }: { role: Role; onHelp: () => void }) {
  const router = useRouter()
  useEffect(listen, [])

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

function listen(): () => void {
  let presses: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || /^(Shift|Control|Alt|Meta|AltGraph)$/.test(event.key)) return
    const press = toPress(event)
    if (belongsToElement(event.target, press)) return
    clearTimeout(timer)
    let match = findMatch(listShortcuts(), [...presses, press])
    // A key that continues nothing may begin something: `g` then `j` is still `j`.
    if (match.kind === 'none' && presses.length > 0) {
      presses = []
      match = findMatch(listShortcuts(), [press])
    }
    if (match.kind === 'pending') {
      presses = [...presses, press]
      timer = setTimeout(() => {
        presses = []
      }, SEQUENCE_MS)
      return
    }
    presses = []
    if (match.kind === 'none') return
    event.preventDefault()
    match.shortcut.run(event)
  }

  document.addEventListener('keydown', onKeyDown)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('keydown', onKeyDown)
  }
}

const FIELDS =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable=""], [contenteditable=true]'
const FLOATING = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** Whether the focused element needs the key itself: a field being typed in, a link about to be followed, an open menu. */
function belongsToElement(target: EventTarget | null, press: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest(FLOATING)) return true
  if (press.startsWith('mod+')) return false
  if (target.matches(FIELDS)) return true
  return (press === 'Enter' || press === ' ') && target.matches('a, button, input, summary, [role=button]')
}
