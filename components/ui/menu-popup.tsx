'use client'

import { Menu } from '@base-ui/react/menu'
import { clsx } from 'clsx'
import { Check, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode, RefObject } from 'react'
import { Kbd } from './kbd'
import type { MenuEntry, MenuPlace } from './menu'

/** The open half of `menu.tsx`, loaded when the first menu opens. */
export default function MenuPopup({
  open,
  anchor,
  label,
  entries,
  side = 'bottom',
  align = 'start',
  onClose,
}: MenuPlace & {
  open: boolean
  anchor: RefObject<HTMLElement | null>
  label: string
  entries: MenuEntry[]
  onClose: () => void
}) {
  return (
    <Menu.Root
      open={open}
      modal={false}
      onOpenChange={(next, details) => {
        // The press on the button that opened the menu is the button's to answer, or it would close and reopen.
        const onAnchor = details.event.target instanceof Node && anchor.current?.contains(details.event.target)
        if (!next && !(details.reason === 'outside-press' && onAnchor)) onClose()
      }}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} side={side} align={align} sideOffset={4} collisionPadding={8} className="z-40">
          <Menu.Popup
            aria-label={label}
            finalFocus={anchor}
            className="max-h-(--available-height) min-w-44 max-w-80 overflow-y-auto rounded-lg bg-raised p-1 text-ink text-sm shadow-float outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Entries entries={entries} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Entries({ entries }: { entries: MenuEntry[] }) {
  return entries.map(entry => <Entry key={keyOf(entry, entries)} entry={entry} />)
}

const keyOf = (entry: MenuEntry, entries: MenuEntry[]) =>
  'label' in entry ? `${entry.kind} ${entry.label}` : `${entry.kind} ${entries.indexOf(entry)}`

const row =
  'flex min-h-8 select-none items-center gap-2.5 rounded px-2 py-1 outline-none data-disabled:opacity-50 data-highlighted:bg-hover'

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'separator':
      return <Menu.Separator className="-mx-1 my-1 h-px bg-line" />
    case 'content':
      return <div className="px-2 py-1.5">{entry.content}</div>
    case 'group':
      return (
        <Menu.Group>
          <Menu.GroupLabel className="px-2 pt-1.5 pb-1 font-medium text-ink-faint text-xs">
            {entry.label}
          </Menu.GroupLabel>
          <Entries entries={entry.entries} />
        </Menu.Group>
      )
    case 'action':
      return (
        <Menu.Item
          disabled={entry.disabled ?? false}
          onClick={entry.onSelect}
          className={clsx(row, entry.tone === 'critical' && 'text-critical-ink')}
        >
          <Content icon={entry.icon} label={entry.label} hint={entry.hint} keys={entry.keys} />
        </Menu.Item>
      )
    case 'link':
      return (
        <Menu.LinkItem
          render={<Link href={entry.href} prefetch={false} aria-current={entry.current ? 'page' : undefined} />}
          closeOnClick
          className={row}
        >
          <Content icon={entry.icon} label={entry.label} hint={entry.hint} keys={entry.keys} />
        </Menu.LinkItem>
      )
    case 'check':
      return (
        <Menu.CheckboxItem
          checked={entry.checked}
          disabled={entry.disabled ?? false}
          onCheckedChange={entry.onChange}
          className={row}
        >
          <Mark>
            <Menu.CheckboxItemIndicator>
              <Check className="size-4 text-accent" />
            </Menu.CheckboxItemIndicator>
          </Mark>
          <Content icon={entry.icon} label={entry.label} hint={entry.hint} />
        </Menu.CheckboxItem>
      )
    case 'choice':
      return (
        <Menu.RadioGroup value={entry.value} onValueChange={entry.onChange} aria-label={entry.label}>
          {entry.options.map(option => (
            <Menu.RadioItem
              key={option.value}
              value={option.value}
              disabled={option.disabled ?? false}
              closeOnClick
              className={row}
            >
              <Content icon={option.icon} label={option.label} hint={option.hint} />
              <Mark>
                <Menu.RadioItemIndicator>
                  <Check className="size-4 text-accent" />
                </Menu.RadioItemIndicator>
              </Mark>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      )
  }
}

function Mark({ children }: { children: ReactNode }) {
  return (
    <span aria-hidden className="size-4 shrink-0">
      {children}
    </span>
  )
}

function Content({
  icon: Icon,
  label,
  hint,
  keys,
}: {
  icon: LucideIcon | undefined
  label: string
  hint: string | undefined
  keys?: string | undefined
}) {
  return (
    <>
      {Icon && <Icon aria-hidden className="size-4 shrink-0 text-ink-muted" />}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {hint && <span className="shrink-0 text-ink-faint text-xs">{hint}</span>}
      {keys && <Kbd keys={keys} />}
    </>
  )
}
