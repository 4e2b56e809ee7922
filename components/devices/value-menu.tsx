'use client'

import { Copy, ExternalLink, Search, User } from 'lucide-react'
import { copyText } from '@/components/ui/copy-text'
import { AnchoredMenu, type MenuEntry } from '@/components/ui/menu'
import type { Device } from '@/lib/domain/device'
import { type DeviceColumn, deviceText } from '@/lib/domain/device-columns'
import { deviceTitle } from '@/lib/domain/device-wording'
import { personPath } from '@/lib/domain/person'

export type ValueMenuTarget = { anchor: HTMLElement; device: Device; column: DeviceColumn }

/** What can be done with one value: copy it, search for it where the service can, go to its device. */
export function ValueMenu({
  target,
  onSearch,
  onOpen,
  onClose,
}: {
  target: ValueMenuTarget | null
  onSearch: (text: string) => void
  onOpen: (device: Device) => void
  onClose: () => void
}) {
  if (!target) return null
  const { anchor, device, column } = target
  return (
    <AnchoredMenu
      anchor={anchor}
      label={`${column.label} of ${deviceTitle(device)}`}
      entries={toEntries()}
      onClose={onClose}
    />
  )

  function toEntries(): MenuEntry[] {
    const entries: MenuEntry[] = []
    const value = deviceText(device, column.id)
    const upn = column.kind === 'person' ? device.userUpn : null
    if (value) {
      entries.push({ kind: 'action', label: `Copy “${shorten(value)}”`, icon: Copy, onSelect: () => copyText(value) })
    }
    if (upn) entries.push({ kind: 'action', label: `Copy ${shorten(upn)}`, icon: Copy, onSelect: () => copyText(upn) })
    // The service's search does not look into names of people, but into their UPN.
    const sought = column.searched ? value : upn
    if (sought) {
      entries.push({
        kind: 'action',
        label: column.kind === 'person' ? 'Search for this person' : 'Search for this value',
        icon: Search,
        onSelect: () => onSearch(sought),
      })
    }
    if (upn) entries.push({ kind: 'link', label: 'Open the person', icon: User, href: personPath(upn) })
    entries.push({ kind: 'action', label: 'Open the device', icon: ExternalLink, onSelect: () => onOpen(device) })
    return entries
  }
}

function shorten(text: string): string {
  return text.length > 32 ? `${text.slice(0, 20)}…${text.slice(-8)}` : text
}
