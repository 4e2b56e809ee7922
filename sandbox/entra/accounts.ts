import type { Settings } from '../settings'

export type Account = { oid: string; name: string; upn: string; description: string; role: string }

export const accounts: readonly Account[] = [
  {
    oid: '3f0c1d52-7a41-4c5e-8d6b-0a4d1c9b7e01',
    name: 'Vera Viewer',
    upn: 'vera.viewer@contoso.example',
    description: 'Looks at devices',
    role: 'Console.Viewer',
  },
  {
    oid: '3f0c1d52-7a41-4c5e-8d6b-0a4d1c9b7e02',
    name: 'Sam Support',
    upn: 'sam.support@contoso.example',
    description: 'Helps the people who have them',
    role: 'Console.Support',
  },
  {
    oid: '3f0c1d52-7a41-4c5e-8d6b-0a4d1c9b7e03',
    name: 'Ada Admin',
    upn: 'ada.admin@contoso.example',
    description: 'May do everything, profiles included',
    role: 'Console.Admin',
  },
]

export function findAccount(oidOrUpn: string): Account | null {
  return accounts.find(account => account.oid === oidOrUpn || account.upn === oidOrUpn.toLowerCase()) ?? null
}

/** The app roles of an account; a test may override them in the settings. */
export function rolesOf(account: Account, settings: Settings): string[] {
  return settings.roles[account.upn] ?? [account.role]
}
