import { Keyboard, Laptop, ListFilter, type LucideIcon } from 'lucide-react'
import { navigationFor } from '@/components/shell/navigation'
import type { Role } from '@/lib/domain/account'
import type { Device } from '@/lib/domain/device'
import { devicePath, searchPath } from '@/lib/domain/device-links'

/** Fewer letters than this match half the fleet. */
export const SHORTEST_SEARCH = 2

export type JumpTarget = {
  id: string
  icon: LucideIcon
  label: string
  /** What tells two alike targets apart: a device's person and serial number. */
  hint?: string
  keys?: string
  to: { kind: 'path'; path: string } | { kind: 'shortcuts' }
}

/** Where the text may lead, best first: devices the service found, the list of all of them, then pages. */
export function toJumpTargets(text: string, devices: readonly Device[], role: Role): JumpTarget[] {
  const wanted = text.trim().toLowerCase()
  const isSearch = wanted.length >= SHORTEST_SEARCH
  return [
    ...(isSearch ? devices.map(toDeviceTarget) : []),
    ...(isSearch ? [toListTarget(text.trim())] : []),
    ...toPageTargets(role).filter(({ label }) => label.toLowerCase().includes(wanted)),
  ]
}

function toDeviceTarget(device: Device): JumpTarget {
  return {
    id: `device-${device.id}`,
    icon: Laptop,
    label: device.name || device.serialNumber || device.id,
    hint: [device.assignedUser, device.name && device.serialNumber].filter(Boolean).join(' · '),
    to: { kind: 'path', path: devicePath(device) },
  }
}

function toListTarget(search: string): JumpTarget {
  return {
    id: 'list',
    icon: ListFilter,
    label: `All devices matching “${search}”`,
    to: { kind: 'path', path: searchPath(search) },
  }
}

function toPageTargets(role: Role): JumpTarget[] {
  const pages = navigationFor(role).flatMap(group => group.items)
  return [
    ...pages.map(
      ({ label, href, icon, keys }): JumpTarget => ({
        id: `page-${href}`,
        icon,
        label: `Go to ${label}`,
        keys,
        to: { kind: 'path', path: href },
      }),
    ),
    { id: 'shortcuts', icon: Keyboard, label: 'Show keyboard shortcuts', keys: '?', to: { kind: 'shortcuts' } },
  ]
}
