import type { TenantAddress } from '@/lib/auth/metadata'
import type { MigrationState } from '@/lib/db/migration-state'
import type { SetupStep } from '@/lib/domain/setup-check'
import type { Environment } from '@/lib/env'
import type { SendHttp } from '@/lib/http/client'
import type { CallMmd } from '@/lib/mmd/client'
import { addressesToRegister } from './addresses'
import { checkCredential, checkExpiry } from './check-credential'
import { checkDatabase } from './check-database'
import { checkApplicationPermission, checkDelegatedPermission, skipDelegatedPermission } from './check-permissions'
import { checkService } from './check-service'
import { checkEndpoints, checkMetadata } from './check-tenant'
import { AUTHENTICATION } from './portal'
import { toStep } from './step'

/** What the doctor examines with. It asks each side once and repeats nothing, so that trouble is seen and not smoothed over. */
export type Instruments = {
  environment: Environment
  sendToTenant: SendHttp
  callService: CallMmd
  readMigrations: (() => Promise<MigrationState>) | null
  /** The signed-in person's access token, `null` when it could not be had; left out where there is no person. */
  personToken?: string | null
  now: () => number
}

/**
 * Examines a registration step by step. The configuration itself is sound by now, or nothing would run; a step that
 * needs what an earlier one could not find is skipped. No step holds a token, a secret or the tenant's own words.
 */
export async function* examine(instruments: Instruments): AsyncGenerator<SetupStep> {
  const { environment, sendToTenant, personToken } = instruments
  const address: TenantAddress = {
    authority: environment.ENTRA_AUTHORITY,
    tenantId: environment.ENTRA_TENANT_ID,
    version: environment.ENTRA_ENDPOINTS,
  }
  yield describeConfiguration(environment)
  const { step: reached, answer } = await checkMetadata(address, sendToTenant)
  yield reached
  const { step: compared, metadata } = checkEndpoints(address, answer)
  yield compared
  yield describeRedirects(environment, personToken !== undefined)
  const { step: accepted, token } = await checkCredential(environment, metadata, sendToTenant)
  yield accepted
  yield checkExpiry(environment.credential, instruments.now())
  yield checkApplicationPermission(token, environment)
  yield personToken === undefined ? skipDelegatedPermission() : checkDelegatedPermission(personToken, environment)
  yield await askService(instruments, token)
  yield await checkDatabase(instruments.readMigrations)
}

function describeConfiguration({ credential, ...environment }: Environment): SetupStep {
  const context = environment.MMD_APPLICATION_CONTEXT ? 'on' : 'off'
  return toStep(
    'configuration',
    'passed',
    `Every setting can be read: ${environment.ENTRA_ENDPOINTS} endpoints, a ${credential.kind}, application context ${context}.`,
    {
      values: [
        { label: 'Tenant ID', value: environment.ENTRA_TENANT_ID },
        { label: 'Client ID', value: environment.ENTRA_CLIENT_ID },
      ],
    },
  )
}

/** Whether an address is registered shows only when somebody comes back to it. */
function describeRedirects({ NEXTAUTH_URL }: Environment, someoneSignedIn: boolean): SetupStep {
  const found = someoneSignedIn
    ? 'You came back to the first of them, so it is registered. The others cannot be seen from outside.'
    : 'Whether they are registered cannot be seen from outside.'
  return toStep('redirects', someoneSignedIn ? 'passed' : 'skipped', found, {
    advice: `Compare each, letter for letter, with ${AUTHENTICATION}.`,
    values: addressesToRegister(NEXTAUTH_URL),
  })
}

async function askService({ environment, callService, personToken }: Instruments, token: string | null) {
  const { ENTRA_TENANT_ID: tenantId, MMD_API_BASE_URL: baseUrl, MMD_APPLICATION_CONTEXT } = environment
  if (personToken) return checkService(callService, { token: personToken, whose: 'your token', tenantId, baseUrl })
  if (personToken === null)
    return toStep('service', 'skipped', 'It is asked with your own token, which could not be had.')
  if (!MMD_APPLICATION_CONTEXT) {
    return toStep('service', 'skipped', "With application context off, it can only be asked with a person's token.", {
      advice: 'Sign in as an Admin and run the check on the Setup page.',
    })
  }
  if (!token) return toStep('service', 'skipped', 'It is asked with a token of the application.')
  return checkService(callService, { token, whose: "the application's token", tenantId, baseUrl })
}
