import 'server-only'
import { checkSetup } from '@/lib/doctor/check-setup'
import type { HandlerContext } from './handle'
import { requireRole } from './require-role'

/** Runs the setup check; a POST, because it asks the tenant for a token and should happen when somebody means it. */
export async function answerSetupCheck({ session }: HandlerContext): Promise<Response> {
  requireRole(session, 'Admin')
  return Response.json({ steps: await checkSetup(session) })
}
