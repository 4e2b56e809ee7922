import type { AuditActor } from '@/lib/audit/event'
import type { Session } from '@/lib/auth/session'

/** The session behind a request, which request, and from where. */
export type AuditOrigin = { session: Session; requestId: string; clientAddress: string | null }

/** Who an audit row is about. */
export function toActor({ session, requestId, clientAddress }: AuditOrigin): AuditActor {
  const { tenantId, objectId, account, id } = session
  return { tenantId, objectId, upn: account.upn, session: id, requestId, clientAddress }
}
