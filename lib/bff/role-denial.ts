import { noteAudit } from '@/lib/audit/record'
import { type AuditOrigin, toActor } from './audit-actor'
import { ProblemError } from './problem'

/** What somebody asked for whose role was not enough. */
type Asked = { route: string; method: string; path: string }

/** Whether a request or a page's read failed for want of a role. */
export function isRoleDenial(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'forbidden'
}

/** Puts on record that somebody's role was not enough. Never throws, like `noteAudit`. */
export async function noteRoleDenial(origin: AuditOrigin, asked: Asked): Promise<void> {
  const details = { ...asked, role: origin.session.account.role }
  await noteAudit({ ...toActor(origin), kind: 'role-denied', details })
}
