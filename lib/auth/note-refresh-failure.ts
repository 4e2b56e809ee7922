import 'server-only'
import { noteAudit } from '@/lib/audit/record'
import { authRuntime } from './runtime'
import type { TokenEndpointError } from './token-endpoint-error'

/**
 * Records that a session's tokens could not be renewed: the tenant's refusal, or that it could not be asked.
 * Comes before the session ends, whose row knows the person. Never throws, like `noteAudit`.
 */
export async function noteRefreshFailure(rowId: string, refusal: TokenEndpointError | null): Promise<void> {
  const person = await authRuntime()
    .store.readPerson(rowId)
    .catch(() => null)
  if (!person) return
  const details = { error: refusal?.error ?? 'unreachable', number: refusal?.number ?? null }
  await noteAudit({ ...person, kind: 'refresh-failed', session: rowId, details })
}
