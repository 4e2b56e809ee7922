import { ChartLine, Gauge, History, Laptop, type LucideIcon, UsersRound, Wrench } from 'lucide-react'
import { isAtLeast, type Role } from '@/lib/domain/account'

export type NavigationItem = {
  label: string
  href: string
  icon: LucideIcon
  /** The least role that sees it. */
  role: Role
  /** The heading it stands under; `null` for the first, unnamed group. */
  group: string | null
  /** The shortcut that goes there. */
  keys: string
}

/** Every page the navigation offers, in order. A page gets a row here when it exists, not before. */
export const navigation: readonly NavigationItem[] = [
  { label: 'Overview', href: '/', icon: Gauge, role: 'Viewer', group: null, keys: 'g o' },
  { label: 'Devices', href: '/devices', icon: Laptop, role: 'Viewer', group: null, keys: 'g d' },
  { label: 'Changes', href: '/changes', icon: History, role: 'Viewer', group: null, keys: 'g c' },
  { label: 'Reports', href: '/reports', icon: ChartLine, role: 'Viewer', group: null, keys: 'g r' },
  { label: 'People', href: '/users', icon: UsersRound, role: 'Viewer', group: null, keys: 'g p' },
  { label: 'Setup', href: '/setup', icon: Wrench, role: 'Admin', group: 'Admin', keys: 'g s' },
]

export type NavigationGroup = { heading: string | null; items: NavigationItem[] }

/** What a role may use, grouped. */
export function navigationFor(role: Role, items: readonly NavigationItem[] = navigation): NavigationGroup[] {
  const groups: NavigationGroup[] = []
  for (const item of items.filter(item => isAtLeast(role, item.role))) {
    const group = groups.find(({ heading }) => heading === item.group)
    if (group) group.items.push(item)
    else groups.push({ heading: item.group, items: [item] })
  }
  return groups
}

/** Whether a path lies on an item's page or below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return pathname === href || (href !== '/' && pathname.startsWith(`${href}/`))
}
