import 'server-only'
import { getAccessToken } from '@/lib/auth/access-token'
import { SessionEndedError, StepUpRequiredError } from '@/lib/auth/errors'
import type { Session } from '@/lib/auth/session'
import type { SetupStep } from '@/lib/domain/setup-check'
import { getEnvironment } from '@/lib/env'
import { log } from '@/lib/logging/log'
import { examine } from './examine'
import { createInstruments } from './instruments'

/**
 * Examines the running console's registration, with the token of the administrator who asks.
 * @throws SessionEndedError, StepUpRequiredError
 */
export async function checkSetup(session: Session): Promise<SetupStep[]> {
  const personToken = await takeToken(session)
  const steps: SetupStep[] = []
  for await (const step of examine({ ...createInstruments(getEnvironment()), personToken })) steps.push(step)
  return steps
}

/** A token that cannot be renewed is a finding of the check and not the end of it; an ended session is. */
async function takeToken(session: Session): Promise<string | null> {
  try {
    return await getAccessToken(session)
  } catch (error) {
    if (error instanceof SessionEndedError || error instanceof StepUpRequiredError) throw error
    log().warn({ event: 'setup-check-without-token', error }, 'The setup check goes on without a token')
    return null
  }
}
