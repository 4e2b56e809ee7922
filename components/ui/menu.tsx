'use client'

import type { LucideIcon } from 'lucide-react'
import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react'

const loadPopup = () => import('./menu-popup')
const MenuPopup = lazy(loadPopup)

type Item = { label: string; icon?: LucideIcon | undefined; hint?: string | undefined; disabled?: boolean | undefined }

/** What a menu holds. Data rather than elements, so that the menu's machinery loads only when one opens. */
export type MenuEntry =
  | (Item & { kind: 'action'; keys?: string | undefined; tone?: 'critical' | undefined; onSelect: () => void })
  | (Item & { kind: 'link'; href: string; keys?: string | undefined; current?: boolean })
  | (Item & { kind: 'check'; checked: boolean; onChange: (checked: boolean) => void })
  | {
      kind: 'choice'
      label: string
      value: string
      options: (Item & { value: string })[]
      onChange: (value: string) => void
    }
  | { kind: 'group'; label: string; entries: MenuEntry[] }
  | { kind: 'content'; content: ReactNode }
  | { kind: 'separator' }

export type MenuPlace = { side?: 'top' | 'bottom' | 'left' | 'right'; align?: 'start' | 'center' | 'end' }

type Trigger = ReactElement<{
  ref?: React.Ref<HTMLButtonElement>
  onClick?: () => void
  onKeyDown?: (event: React.KeyboardEvent) => void
  onPointerEnter?: () => void
  onFocus?: () => void
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
}>

/** A button and the menu it opens. `trigger` is a `Button` or an `IconButton`. */
export function Menu({
  trigger,
  label,
  entries,
  ...place
}: MenuPlace & { trigger: Trigger; label: string; entries: MenuEntry[] }) {
  const button = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        onClick: () => setState(state === 'open' ? 'closed' : 'open'),
        onKeyDown: event => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setState('open')
        },
        onPointerEnter: loadPopup,
        onFocus: loadPopup,
        'aria-haspopup': 'menu',
        'aria-expanded': state === 'open',
      })}
      {state !== 'never' && (
        <Suspense>
          <MenuPopup
            {...place}
            open={state === 'open'}
            anchor={button}
            label={label}
            entries={entries}
            onClose={() => setState('closed')}
          />
        </Suspense>
      )}
    </>
  )
}

/**
 * A menu without a button of its own, at any element: give it the clicked cell, and `null` to close it.
 * One of these serves a whole table.
 */
export function AnchoredMenu({
  anchor,
  label,
  entries,
  onClose,
  ...place
}: MenuPlace & { anchor: HTMLElement | null; label: string; entries: MenuEntry[]; onClose: () => void }) {
  if (!anchor) return null
  return (
    <Suspense>
      <MenuPopup {...place} open anchor={{ current: anchor }} label={label} entries={entries} onClose={onClose} />
    </Suspense>
  )
}
