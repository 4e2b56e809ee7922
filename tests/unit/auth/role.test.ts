import { expect, it } from 'vitest'
import { toRole } from '@/lib/auth/role'

it.each([
  [['Console.Viewer'], 'Viewer'],
  [['Console.Support'], 'Support'],
  [['Console.Admin'], 'Admin'],
  [['Console.Admin', 'Console.Viewer'], 'Admin'],
  [['Console.Viewer', 'Console.Support', 'Other.Admin'], 'Support'],
] as const)('someone with the app roles %j is %s (security 35)', (appRoles, role) => {
  expect(toRole(appRoles, true)).toBe(role)
  expect(toRole(appRoles, false)).toBe(role)
})

it.each([[[]], [['Admin']], [['console.admin']], [['Console.Admin ']], [['Console.']], [['Other.Console.Admin']]])(
  'someone with %j has no role of ours: a Viewer, or nobody where roles are required (security 35)',
  appRoles => {
    expect(toRole(appRoles, false)).toBe('Viewer')
    expect(toRole(appRoles, true)).toBeNull()
  },
)
