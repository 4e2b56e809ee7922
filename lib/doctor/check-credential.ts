import type { TenantMetadata } from '@/lib/auth/metadata'
import { TokenEndpointError } from '@/lib/auth/token-endpoint-error'
import { type Registration, requestTokens } from '@/lib/auth/token-request'
import type { SetupStep } from '@/lib/domain/setup-check'
import type { ClientCredential } from '@/lib/env'
import type { SendHttp } from '@/lib/http/client'
import { toCredentialAdvice } from './credential-advice'
import { CREDENTIALS } from './portal'
import { toStep } from './step'
import { toUnreachable } from './unreachable'

type CredentialCheck = { step: SetupStep; token: string | null }

/**
 * Does the tenant accept the credential? A token for the application itself proves it without a person, whether or not
 * application context is used: it may only hold no permissions then.
 */
export async function checkCredential(
  registration: Registration,
  metadata: TenantMetadata | null,
  send: SendHttp,
): Promise<CredentialCheck> {
  if (!metadata) {
    return { step: toStep('credential', 'skipped', "It is only sent to an address that is the tenant's."), token: null }
  }
  const kind = registration.credential.kind
  try {
    const tokens = await requestTokens({ grant_type: 'client_credentials' }, registration, metadata, send)
    return { step: toStep('credential', 'passed', `The tenant accepts the ${kind}.`), token: tokens.accessToken }
  } catch (cause) {
    if (cause instanceof TokenEndpointError) {
      const { found, advice } = toCredentialAdvice(cause)
      return { step: toStep('credential', 'failed', found, { advice }), token: null }
    }
    const found = `The tenant's token endpoint cannot be reached: ${toUnreachable(cause)}.`
    const advice = `Check that this machine may connect to ${metadata.token}.`
    return { step: toStep('credential', 'failed', found, { advice }), token: null }
  }
}

const DAY_MS = 24 * 60 * 60_000
/** Long enough to get a new certificate through an organisation. */
const WARNING_DAYS = 30

/** When does the credential end? @param now milliseconds since 1970 */
export function checkExpiry(credential: ClientCredential, now: number): SetupStep {
  if (credential.kind === 'secret') {
    return toStep('expiry', 'skipped', "A secret's end cannot be seen from outside.", {
      advice: `It stands beside the secret at ${CREDENTIALS}; put it into a calendar.`,
    })
  }
  const { notAfter } = credential.certificate
  const days = Math.floor((notAfter.getTime() - now) / DAY_MS)
  const date = notAfter.toISOString().slice(0, 10)
  const advice = `Make a new certificate, upload it beside the old one at ${CREDENTIALS} > Certificates, then change ENTRA_CLIENT_CERTIFICATE and restart.`
  if (days < 0) return toStep('expiry', 'failed', `The certificate ended on ${date}.`, { advice })
  if (days < WARNING_DAYS) {
    return toStep('expiry', 'warning', `The certificate ends on ${date}, in ${days} days.`, { advice })
  }
  return toStep('expiry', 'passed', `The certificate is good until ${date}.`)
}
