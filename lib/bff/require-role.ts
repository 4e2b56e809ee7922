import type { Session } from '@/lib/auth/session'
import { isAtLeast, type Role } from '@/lib/domain/account'
import { ProblemError } from './problem'

/** @throws ProblemError `forbidden`, which `handle` also records, unless the session's role includes `needed` */
export function requireRole(session: Pick<Session, 'account'>, needed: Role): void {
  if (!isAtLeast(session.account.role, needed)) throw new ProblemError('forbidden')
}
