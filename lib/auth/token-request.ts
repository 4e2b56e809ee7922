import { parseJson } from '@/lib/domain/json'
import type { Environment } from '@/lib/env'
import type { SendHttp } from '@/lib/http/client'
import { retryAfterMs } from '@/lib/http/retry-after'
import { textOf } from '@/lib/http/text-of'
import { tokenScope } from './api-scope'
import { clientAuthentication } from './client-authentication'
import type { TenantMetadata } from './metadata'
import { TokenEndpointError, toTokenEndpointError } from './token-endpoint-error'
import { type Tokens, toTokens } from './tokens'

/** What the token endpoint must know of the console: who it is, how it proves it, and which API it means. */
export type Registration = Pick<Environment, 'ENTRA_CLIENT_ID' | 'ENTRA_ENDPOINTS' | 'MMD_API_SCOPE' | 'credential'>

/** By what right tokens are asked for (RFC 6749, 6 and 4.4); a sign-in's code is redeemed by next-auth's provider. */
type Grant = { grant_type: 'refresh_token'; refresh_token: string } | { grant_type: 'client_credentials' }

/**
 * Sends one token request and reads its answer.
 * @throws TokenEndpointError when the tenant refuses, or answers what is no token answer; HttpConnectionError,
 * HttpTimeoutError or HttpCircuitOpenError when it cannot be asked
 */
export async function requestTokens(
  grant: Grant,
  registration: Registration,
  metadata: Pick<TenantMetadata, 'token'>,
  send: SendHttp,
  now: () => number = Date.now,
): Promise<Tokens> {
  const { ENTRA_CLIENT_ID, ENTRA_ENDPOINTS, MMD_API_SCOPE, credential } = registration
  const form = new URLSearchParams({
    client_id: ENTRA_CLIENT_ID,
    ...grant,
    ...tokenScope(MMD_API_SCOPE, ENTRA_ENDPOINTS),
    ...(await clientAuthentication(ENTRA_CLIENT_ID, credential, metadata.token)),
  })
  const answer = await send({
    method: 'POST',
    path: new URL(metadata.token).pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
  })
  const body = parseJson(textOf(answer))
  if (answer.status !== 200) {
    throw toTokenEndpointError(answer.status, body, retryAfterMs(answer.headers['retry-after'], now()))
  }
  try {
    return toTokens(body, now(), grant.grant_type === 'refresh_token' ? grant.refresh_token : null)
  } catch {
    // The cause would quote what came instead of a token, and nobody knows what that is.
    throw new TokenEndpointError('malformed_answer', null, answer.status)
  }
}
