import { Laptop } from 'lucide-react'
import { describe, expect, it } from 'vitest'
import { readParam, toErrorNumber, toReference } from '@/components/auth/search-params'
import { toInitials } from '@/components/shell/initials'
import { isCurrent, type NavigationItem, navigationFor } from '@/components/shell/navigation'
import { toTheme } from '@/components/shell/theme/theme'

const item = (label: string, role: NavigationItem['role'], group: string | null): NavigationItem => ({
  label,
  role,
  group,
  href: `/${label.toLowerCase()}`,
  icon: Laptop,
  keys: `g ${label[0]?.toLowerCase()}`,
})

describe('the navigation', () => {
  const items = [
    item('Devices', 'Viewer', null),
    item('Tickets', 'Support', 'Support'),
    item('Setup', 'Admin', 'Admin'),
  ]

  it('shows a role what it may use, and no heading without a page', () => {
    expect(navigationFor('Viewer', items).map(group => group.heading)).toEqual([null])
    expect(navigationFor('Support', items).map(group => group.heading)).toEqual([null, 'Support'])
    expect(navigationFor('Admin', items).flatMap(group => group.items.map(({ label }) => label))).toEqual([
      'Devices',
      'Tickets',
      'Setup',
    ])
  })

  it('marks the page and everything below it', () => {
    expect(isCurrent('/devices', '/devices')).toBe(true)
    expect(isCurrent('/devices', '/devices/abc')).toBe(true)
    expect(isCurrent('/devices', '/devices-archive')).toBe(false)
    expect(isCurrent('/', '/devices')).toBe(false)
  })
})

describe('initials', () => {
  it.each([
    ['Katarína Vašková', 'KV'],
    ['Šárka de la Cruz', 'ŠC'],
    ['Ada', 'A'],
    ['Ada Lovelace (Contoso)', 'AL'],
    ['ada.lovelace@contoso.com', 'A'],
    ['', '?'],
  ])('of "%s" are %s', (name, initials) => {
    expect(toInitials(name)).toBe(initials)
  })
})

describe('the theme cookie', () => {
  it('follows the system for anything but a theme', () => {
    expect(toTheme('dark')).toBe('dark')
    expect(toTheme('"><script>')).toBe('system')
    expect(toTheme(undefined)).toBe('system')
  })
})

describe('the sign-in problem page', () => {
  it('repeats only a reference and a number that look like ours', () => {
    expect(toReference('01JD8R2VZK4WABCD')).toBe('01JD8R2VZK4WABCD')
    expect(toReference('call 0900 123456 now')).toBeNull()
    expect(toErrorNumber('50105')).toBe(50105)
    expect(toErrorNumber('50105; please call')).toBeNull()
    expect(readParam({ code: ['a', 'b'] }, 'code')).toBeUndefined()
  })
})
