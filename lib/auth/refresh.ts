import type { SendHttp } from '@/lib/http/client'
import type { TenantMetadata } from './metadata'
import { type Registration, requestTokens } from './token-request'
import type { Tokens } from './tokens'

/**
 * Redeems a refresh token (RFC 6749, 6).
 * @throws what `requestTokens` throws
 */
export function redeemRefreshToken(
  refreshToken: string,
  registration: Registration,
  metadata: TenantMetadata,
  send: SendHttp,
): Promise<Tokens> {
  return requestTokens({ grant_type: 'refresh_token', refresh_token: refreshToken }, registration, metadata, send)
}
