import 'server-only'
import { sessionReference } from '@/lib/audit/event'
import { noteAudit } from '@/lib/audit/record'
import { toSignInProblem } from '@/lib/domain/sign-in-problems'
import { authRuntime } from './runtime'
import { endSessions } from './session-list'
import type { SignInOrigin } from './sign-in-origin'

/** Whether the tenant says that the account is disabled (AADSTS50057, beside whatever `error`). */
export function isAccountDisabled(refusal: { error: string; number: number | null }): boolean {
  return toSignInProblem(refusal).slug === 'account-disabled'
}

/** A refresh told whose account it is: all of that person's sessions end, in every browser. */
export async function endSessionsOfDisabled(rowId: string): Promise<void> {
  const person = await authRuntime().store.readPerson(rowId)
  if (!person) return
  const { tenantId, objectId } = person
  const details = { scope: 'person', target: objectId, reason: 'account-disabled' }
  await noteAudit({ ...person, kind: 'sessions-ended', session: rowId, details })
  await endSessions({ tenantId, objectId })
}

/** A sign-in did not get so far as to tell whose account it is: what ends is the session this browser had until then. */
export async function endSessionOfBrowser(rowId: string, origin: SignInOrigin): Promise<void> {
  const person = await authRuntime().store.readPerson(rowId)
  if (!person) return
  const reference = sessionReference(rowId)
  const { requestId, clientAddress } = origin
  const details = { scope: 'one', target: reference, reason: 'account-disabled' }
  await noteAudit({ ...person, kind: 'sessions-ended', session: rowId, requestId, clientAddress, details })
  await endSessions({ tenantId: person.tenantId, objectId: person.objectId, reference })
}
