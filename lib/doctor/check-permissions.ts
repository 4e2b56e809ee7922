import type { SetupStep, SetupStepId } from '@/lib/domain/setup-check'
import type { Environment } from '@/lib/env'
import { API_NAME, PERMISSIONS } from './portal'
import { toStep } from './step'
import { readTokenClaims, type TokenClaims, wrongAudience } from './token-claims'

const APPLICATION_PERMISSION = 'MmdSupport.ReadWrite'
const DELEGATED_PERMISSION = 'MWaaSDevice.Read'

type Settings = Pick<Environment, 'MMD_API_SCOPE' | 'MMD_APPLICATION_CONTEXT' | 'ENTRA_TENANT_ID'>

/** May the application itself do what application context is for? Tells by a token of the application. */
export function checkApplicationPermission(token: string | null, settings: Settings): SetupStep {
  const id = 'application-permission'
  if (!token) return toStep(id, 'skipped', 'It is read from a token of the application.')
  const claims = readTokenClaims(token)
  const fault = claims && audienceStep(id, claims, settings)
  if (fault) return fault
  const advice = `Add "${API_NAME}" > Application permissions > ${APPLICATION_PERMISSION} at ${PERMISSIONS}, then grant admin consent.`
  if (!settings.MMD_APPLICATION_CONTEXT) {
    return toStep(id, 'skipped', 'Application context is off: no tickets, elevation or reassignment.', {
      advice: `To have them: ${lowerFirst(advice)} Then set MMD_APPLICATION_CONTEXT=true.`,
    })
  }
  if (!claims) return toStep(id, 'warning', 'The token cannot be read here, so its permissions cannot be seen.')
  if (claims.roles?.includes(APPLICATION_PERMISSION)) {
    return toStep(id, 'passed', `The application has ${APPLICATION_PERMISSION}.`)
  }
  return toStep(id, 'failed', `The application lacks ${APPLICATION_PERMISSION}.`, { advice })
}

/** May the console read devices on a person's behalf? Tells by the token of whoever runs the check. */
export function checkDelegatedPermission(token: string | null, settings: Settings): SetupStep {
  const id = 'delegated-permission'
  if (!token) return toStep(id, 'skipped', 'Your own token could not be had.')
  const claims = readTokenClaims(token)
  if (!claims) return toStep(id, 'warning', 'Your token cannot be read here, so its permissions cannot be seen.')
  const fault = audienceStep(id, claims, settings)
  if (fault) return fault
  if (claims.scp?.split(' ').includes(DELEGATED_PERMISSION)) {
    return toStep(id, 'passed', `The console has ${DELEGATED_PERMISSION} on your behalf.`)
  }
  return toStep(id, 'failed', `The console lacks ${DELEGATED_PERMISSION} on your behalf.`, {
    advice: `Add "${API_NAME}" > Delegated permissions > ${DELEGATED_PERMISSION} at ${PERMISSIONS}, grant admin consent, then sign out and in again.`,
  })
}

/** Without a person there is no token of one. */
export function skipDelegatedPermission(): SetupStep {
  return toStep('delegated-permission', 'skipped', "It can only be seen in a person's token.", {
    advice: 'Sign in as an Admin and run the check on the Setup page.',
  })
}

function audienceStep(id: SetupStepId, claims: TokenClaims, settings: Settings): SetupStep | null {
  const fault = wrongAudience(claims, settings.MMD_API_SCOPE, settings.ENTRA_TENANT_ID)
  if (!fault) return null
  return toStep(id, 'failed', fault, {
    advice: `Remove MMD_API_SCOPE to use the default, check ENTRA_ENDPOINTS and ENTRA_TENANT_ID, and make sure "${API_NAME}" is among ${PERMISSIONS}.`,
  })
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
