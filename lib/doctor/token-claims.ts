import { decodeJwt } from 'jose'
import * as z from 'zod'

const claimsSchema = z.object({
  aud: z.string(),
  tid: z.string().optional(),
  scp: z.string().optional(),
  roles: z.array(z.string()).optional(),
})

export type TokenClaims = z.infer<typeof claimsSchema>

/**
 * What an access token says of itself, unverified: the service is its judge, and everywhere else the console takes it
 * for an opaque text. Only the doctor looks inside, to name a permission that is missing.
 * @returns `null` for a token that cannot be read
 */
export function readTokenClaims(token: string): TokenClaims | null {
  try {
    return claimsSchema.parse(decodeJwt(token))
  } catch {
    return null
  }
}

/** Microsoft Graph's two names: what a tenant gives a token for when it does not understand which API is meant. */
const GRAPH = ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000']
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Why a token is for the wrong API or tenant; `null` when it is not. The audience is the API's address as it was asked
 * for, or the API's application id, which nobody tells us: so any id but Graph's will do.
 */
export function wrongAudience(claims: TokenClaims, apiScope: string, tenantId: string): string | null {
  const audience = claims.aud.replace(/\/$/, '')
  if (GRAPH.includes(audience)) return 'The token is for Microsoft Graph, not for the Managed Desktop service.'
  if (audience !== apiScope.replace(/\/\.default$/, '') && !GUID.test(audience)) {
    return 'The token is for another service than the one asked for.'
  }
  if (claims.tid !== undefined && claims.tid.toLowerCase() !== tenantId) return 'The token is from another tenant.'
  return null
}
