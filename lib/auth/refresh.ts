import type { Environment } from '@/lib/env'
import type { SendHttp } from '@/lib/http/client'
import { retryAfterMs } from '@/lib/http/retry-after'
import { tokenScope } from './api-scope'
import { clientAuthentication } from './client-authentication'
import type { TenantMetadata } from './metadata'
import { toTokenEndpointError } from './token-endpoint-error'
import { type Tokens, toTokens } from './tokens'

type Registration = Pick<Environment, 'ENTRA_CLIENT_ID' | 'ENTRA_ENDPOINTS' | 'MMD_API_SCOPE' | 'credential'>

/**
 * Redeems a refresh token (RFC 6749, 6).
 * @throws TokenEndpointError when the tenant refuses; HttpConnectionError, HttpTimeoutError or HttpCircuitOpenError when it cannot be asked
 */
export async function redeemRefreshToken(
  refreshToken: string,
  registration: Registration,
  metadata: TenantMetadata,
  send: SendHttp,
): Promise<Tokens> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: registration.ENTRA_CLIENT_ID,
    refresh_token: refreshToken,
    ...tokenScope(registration.MMD_API_SCOPE, registration.ENTRA_ENDPOINTS),
    ...(await clientAuthentication(registration.ENTRA_CLIENT_ID, registration.credential, metadata.token)),
  })
  const answer = await send({
    method: 'POST',
    path: new URL(metadata.token).pathname,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
  })
  const body = parseJson(answer.body)
  if (answer.status !== 200) {
    throw toTokenEndpointError(answer.status, body, retryAfterMs(answer.headers['retry-after'], Date.now()))
  }
  return toTokens(body, Date.now(), refreshToken)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
