import 'server-only'
import { getEnvironment } from '@/lib/env'
import { type ApplicationTokens, createApplicationTokens } from './application-tokens'
import { ApplicationContextOffError, ApplicationSignInError } from './errors'
import { authRuntime } from './runtime'
import { getTenantMetadata } from './tenant'

/** Kept on globalThis, so that hot reload and Next's separate bundles share one. */
const holder = globalThis as typeof globalThis & { consoleApplicationTokens?: ApplicationTokens }

/**
 * An access token of the application itself, for what the service offers in application context only: tickets,
 * elevation, reassignment, scheduled sync. The service then sees nobody but the application: whoever calls has checked
 * the person's role before.
 * @param rejected a token the API has refused although its clock still runs: anything but this one
 * @throws ApplicationContextOffError unless the operator has turned it on; else ApplicationSignInError, whose cause is
 * what `createApplicationTokens` threw
 */
export async function getApplicationToken(rejected?: string): Promise<string> {
  const environment = getEnvironment()
  if (!environment.MMD_APPLICATION_CONTEXT) throw new ApplicationContextOffError()
  holder.consoleApplicationTokens ??= createApplicationTokens({
    registration: environment,
    metadata: getTenantMetadata,
    send: authRuntime().sendToTenant,
    now: Date.now,
  })
  try {
    return await holder.consoleApplicationTokens.get(rejected)
  } catch (cause) {
    throw new ApplicationSignInError({ cause })
  }
}
