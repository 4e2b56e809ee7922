'use client'

import { Copy, ExternalLink, ListFilter, Search, UserRound } from 'lucide-react'
import { copyText } from '@/components/ui/copy-text'
import { AnchoredMenu, type MenuEntry } from '@/components/ui/menu'
import { type DeviceColumn, deviceText } from '@/lib/domain/device-columns'
import { type DeviceFacet, type DeviceFilters, NONE } from '@/lib/domain/device-query'
import { deviceTitle } from '@/lib/domain/device-wording'
import { describeValue, FACET_LABELS } from '@/lib/domain/facet-wording'
import type { InventoryDevice } from '@/lib/domain/inventory'
import { personPath } from '@/lib/domain/person'

export type ValueMenuTarget = { anchor: HTMLElement; device: InventoryDevice; column: DeviceColumn }

/** Loaded when a value is first clicked. What can be done with one: filter by it or search for it, copy it, go to its device. */
export default function ValueMenu({
  target,
  filters,
  onFilter,
  onSearch,
  onOpen,
  onClose,
}: {
  target: ValueMenuTarget
  filters: DeviceFilters
  onFilter: (facet: DeviceFacet, value: string) => void
  onSearch: (text: string) => void
  onOpen: (device: InventoryDevice) => void
  onClose: () => void
}) {
  const { anchor, device, column } = target
  return (
    <AnchoredMenu
      anchor={anchor}
      label={`${column.label} of ${deviceTitle(device)}`}
      entries={[...filterEntries(), ...otherEntries()]}
      onClose={onClose}
    />
  )

  function filterEntries(): MenuEntry[] {
    return facetValuesOf(device, column).map(({ facet, value }, _, all) => {
      const words = `${FACET_LABELS[facet].toLowerCase()} ${describeValue(facet, value).label}`
      const isChosen = filters[facet]?.includes(value) ?? false
      const label = isChosen ? `Remove the filter ${words}` : all.length > 1 ? `Filter by ${words}` : 'Filter by this'
      return { kind: 'action', label, icon: ListFilter, onSelect: () => onFilter(facet, value) }
    })
  }

  function otherEntries(): MenuEntry[] {
    const entries: MenuEntry[] = []
    const value = deviceText(device, column.id)
    const upn = column.kind === 'person' ? device.userUpn : null
    const sought = upn ?? (column.searched && !column.facet ? value : null)
    if (sought) {
      const label = column.kind === 'person' ? 'Search for this person' : 'Search for this value'
      entries.push({ kind: 'action', label, icon: Search, onSelect: () => onSearch(sought) })
    }
    for (const text of [value, upn]) {
      if (!text) continue
      entries.push({ kind: 'action', label: `Copy “${shorten(text)}”`, icon: Copy, onSelect: () => copyText(text) })
    }
    if (upn) entries.push({ kind: 'link', label: 'Open the person', icon: UserRound, href: personPath(upn) })
    entries.push({ kind: 'action', label: 'Open the device', icon: ExternalLink, onSelect: () => onOpen(device) })
    return entries
  }
}

/** The facets' values that a cell shows; one that shows none may be filtered by as well. */
function facetValuesOf(device: InventoryDevice, { id, facet }: DeviceColumn): { facet: DeviceFacet; value: string }[] {
  if (id === 'osVersion') {
    return [
      { facet: 'osRelease' as const, value: device.osRelease ?? NONE },
      { facet: 'osBuild' as const, value: device.osBuild ?? NONE },
    ]
  }
  if (facet === 'attention') return device.attention.map(value => ({ facet, value }))
  return facet ? [{ facet, value: deviceText(device, id) || (device[id] === null ? NONE : '') }] : []
}

function shorten(text: string): string {
  return text.length > 32 ? `${text.slice(0, 20)}…${text.slice(-8)}` : text
}
