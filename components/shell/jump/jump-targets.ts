import { CircleUserRound, Laptop, ListFilter, type LucideIcon } from 'lucide-react'
import { navigationFor } from '@/components/shell/navigation'
import type { Role } from '@/lib/domain/account'
import type { Device } from '@/lib/domain/device'
import { devicePath, searchPath } from '@/lib/domain/device-links'
import { deviceTitle, NOT_SET_UP } from '@/lib/domain/device-wording'
import { type Person, personPath, personTitle } from '@/lib/domain/person'
import { JUMP_ACTIONS, type JumpAction } from './jump-actions'
import { holdsWords } from './jump-matches'

/** Fewer letters than this match half the fleet. */
export const SHORTEST_SEARCH = 2

export type JumpTarget = {
  id: string
  icon: LucideIcon
  label: string
  /** What tells two alike targets apart: a device's person and serial number. */
  hint?: string
  /** How many lie behind it. */
  count?: number
  keys?: string | undefined
  to: { kind: 'path'; path: string } | { kind: 'action'; action: JumpAction }
}

/** `isFound` of what a search has found, in which its words are. */
export type JumpGroup = { heading: string; isFound: boolean; targets: JumpTarget[] }

/** What was found for a text; `totalDevices` is `null` while nobody knows. */
export type JumpFindings = { devices: readonly Device[]; totalDevices: number | null; people: readonly Person[] }

/** Where the text may lead, best first, under headings; a heading without a target is left out. */
export function toJumpGroups(text: string, { devices, totalDevices, people }: JumpFindings, role: Role): JumpGroup[] {
  const wanted = text.trim()
  const isSearch = wanted.length >= SHORTEST_SEARCH
  const groups: JumpGroup[] = [
    {
      heading: 'Devices',
      isFound: true,
      targets: isSearch ? [...devices.map(toDeviceTarget), ...toListTarget(wanted, totalDevices)] : [],
    },
    { heading: 'People', isFound: true, targets: isSearch ? people.map(toPersonTarget) : [] },
    {
      heading: 'Pages',
      isFound: false,
      targets: toPageTargets(role).filter(({ label }) => holdsWords(wanted, [label])),
    },
    {
      heading: 'Actions',
      isFound: false,
      targets: JUMP_ACTIONS.filter(({ label, alike }) => holdsWords(wanted, [label, alike])).map(toActionTarget),
    },
  ]
  return groups.filter(({ targets }) => targets.length > 0)
}

function toDeviceTarget(device: Device): JumpTarget {
  return {
    id: `device-${device.id}`,
    icon: Laptop,
    label: deviceTitle(device),
    hint: [device.assignedUser || device.userUpn, device.name ? device.serialNumber : NOT_SET_UP]
      .filter(Boolean)
      .join(' · '),
    to: { kind: 'path', path: devicePath(device) },
  }
}

/** The way to all of them: always in its place while one types, but for a text that nothing matches. */
function toListTarget(search: string, total: number | null): JumpTarget[] {
  if (total === 0) return []
  return [
    {
      id: 'list',
      icon: ListFilter,
      label: `All devices matching “${search}”`,
      ...(total === null ? {} : { count: total }),
      to: { kind: 'path', path: searchPath(search) },
    },
  ]
}

function toPersonTarget(person: Person): JumpTarget {
  const devices = person.devices.length
  return {
    id: `person-${person.upn}`,
    icon: CircleUserRound,
    label: personTitle(person),
    hint: [person.name && person.upn, devices > 0 && `${devices} ${devices === 1 ? 'device' : 'devices'}`]
      .filter(Boolean)
      .join(' · '),
    to: { kind: 'path', path: personPath(person.upn) },
  }
}

function toPageTargets(role: Role): JumpTarget[] {
  return navigationFor(role)
    .flatMap(group => group.items)
    .map(({ label, href, icon, keys }) => ({
      id: `page-${href}`,
      icon,
      label,
      keys,
      to: { kind: 'path', path: href },
    }))
}

function toActionTarget({ action, icon, label, keys }: (typeof JUMP_ACTIONS)[number]): JumpTarget {
  return { id: `action-${action}`, icon, label, keys, to: { kind: 'action', action } }
}
