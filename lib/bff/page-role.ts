import 'server-only'
import type { Session } from '@/lib/auth/session'
import { isAtLeast, type Role } from '@/lib/domain/account'
import { getPageRequest, pathOf } from './page-request'
import { noteRoleDenial } from './role-denial'

/** Whether the page being rendered is for this person. That it is not goes on record, as a refused request does. */
export async function isPageFor(session: Session, needed: Role): Promise<boolean> {
  if (isAtLeast(session.account.role, needed)) return true
  const request = await getPageRequest()
  await noteRoleDenial({ session, ...request }, { route: 'page', method: 'GET', path: pathOf(request) })
  return false
}
