import 'server-only'
import type { NextRequest } from 'next/server'
import type { AuditEvent } from '@/lib/audit/event'
import { noteAudit } from '@/lib/audit/record'
import { toSignInProblem } from '@/lib/domain/sign-in-problems'
import { getEnvironment } from '@/lib/env'
import { clientAddress } from '@/lib/http/client-address'
import { findSession, sessionCookieName } from './session'
import type { SignInError } from './sign-in-failure'

/**
 * Records a step of administrator consent, with what is known of who took it: an administrator who approves need not be
 * signed in here. Never throws, like `noteAudit`.
 */
export async function noteAdminConsent(
  request: NextRequest,
  requestId: string,
  outcome: 'started' | 'granted' | SignInError,
): Promise<void> {
  const { ENTRA_TENANT_ID, TRUSTED_PROXY } = getEnvironment()
  const cookie = request.cookies.get(sessionCookieName())?.value
  const session = await findSession(cookie, { isBackground: true }).catch(() => null)
  await noteAudit({
    ...toKind(outcome),
    tenantId: ENTRA_TENANT_ID,
    objectId: session?.objectId ?? null,
    upn: session?.account.upn ?? null,
    session: session?.id ?? null,
    requestId,
    clientAddress: clientAddress(request.headers, TRUSTED_PROXY),
  })
}

function toKind(outcome: 'started' | 'granted' | SignInError): Pick<AuditEvent, 'kind' | 'details'> {
  if (outcome === 'started' || outcome === 'granted') return { kind: `admin-consent-${outcome}` }
  const { error, number } = outcome
  return { kind: 'admin-consent-refused', details: { problem: toSignInProblem(outcome).slug, error, number } }
}
