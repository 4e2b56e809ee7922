/** What a person may do here, by the app roles of their tenant; each includes the ones before it. */
export const roles = ['Viewer', 'Support', 'Admin'] as const

export type Role = (typeof roles)[number]

/** The signed-in person as a page shows them. */
export type Account = { name: string; upn: string; role: Role }

/** Whether a role includes what `needed` allows. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}
