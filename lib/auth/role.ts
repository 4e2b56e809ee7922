import { type Role, roles } from '@/lib/domain/account'

/** App roles as the registration defines them carry this before our own word for the role. */
const PREFIX = 'Console.'

/**
 * The highest role among a person's app roles. Without one a person is a Viewer, unless roles are required.
 * @returns `null` when a role is required and the person has none
 */
export function toRole(appRoles: readonly string[], isRoleRequired: boolean): Role | null {
  const held = roles.filter(role => appRoles.includes(`${PREFIX}${role}`))
  return held.at(-1) ?? (isRoleRequired ? null : 'Viewer')
}
