import 'server-only'
import { noteAudit } from '@/lib/audit/record'
import { checkSetup } from '@/lib/doctor/check-setup'
import { toActor } from './audit-actor'
import type { HandlerContext } from './handle'
import { requireRole } from './require-role'

/**
 * Runs the setup check; a POST, because it asks the tenant for a token and should happen when somebody means it. It runs
 * also where that cannot be recorded, as it may be the database that is to be examined.
 */
export async function answerSetupCheck(context: HandlerContext): Promise<Response> {
  const { session } = context
  requireRole(session, 'Admin')
  await noteAudit({ ...toActor(context), kind: 'setup-checked' })
  return Response.json({ steps: await checkSetup(session) })
}
