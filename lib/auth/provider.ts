import type { OAuthConfig } from 'next-auth/providers/oauth'
import * as z from 'zod'
import type { Environment } from '@/lib/env'
import { authorizeScope, tokenScope } from './api-scope'
import { clientAuthentication } from './client-authentication'
import type { TenantMetadata } from './metadata'
import type { Identity } from './session-store'
import { OWN_ERRORS, SignInError, toSignInError } from './sign-in-failure'

export const PROVIDER_ID = 'entra'

/** The claims of an ID token that the console uses; the signature, issuer, audience, times and nonce are checked before. */
const claimsSchema = z.object({
  tid: z.string(),
  oid: z.string().min(1),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  upn: z.string().optional(),
  roles: z.array(z.string()).optional(),
})

type EntraClaims = z.infer<typeof claimsSchema>

/** Who signed in, from the ID token. v2 names the person's UPN `preferred_username`, v1 `upn`. */
export function toIdentity(claims: unknown): Identity {
  const { tid, oid, name, preferred_username, upn, roles } = claimsSchema.parse(claims)
  const principal = upn ?? preferred_username ?? ''
  return {
    tenantId: tid.toLowerCase(),
    objectId: oid.toLowerCase(),
    name: name || principal,
    upn: principal,
    appRoles: roles ?? [],
  }
}

/** What a sign-in leaves behind for the route that runs it: why it failed, if it did, and as far as known whose it was. */
export type SignInAttempt = {
  failure: SignInError | null
  identity?: Identity
  /** The id of the session's row that began or ended. */
  session?: string
}

/**
 * The tenant as a next-auth OAuth provider: PKCE, state and nonce; the ID token is verified against the tenant's keys.
 * Redeeming the code is ours, for three things next-auth leaves out: the scope (and `resource`), the certificate
 * credential as Entra wants it, and that the ID token's `tid` is the configured tenant.
 */
export function entraProvider(
  environment: Environment,
  metadata: TenantMetadata,
  attempt: SignInAttempt,
): OAuthConfig<EntraClaims> {
  const { ENTRA_CLIENT_ID, ENTRA_ENDPOINTS, ENTRA_TENANT_ID, MMD_API_SCOPE, credential } = environment
  return {
    id: PROVIDER_ID,
    name: 'Microsoft Entra',
    type: 'oauth',
    clientId: ENTRA_CLIENT_ID,
    client: { token_endpoint_auth_method: 'none' },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    issuer: metadata.issuer,
    jwks_endpoint: metadata.keys,
    httpOptions: { timeout: 15_000 },
    authorization: { url: metadata.authorize, params: authorizeScope(MMD_API_SCOPE, ENTRA_ENDPOINTS) },
    token: {
      url: metadata.token,
      async request({ client, params, checks, provider }) {
        try {
          const exchangeBody = {
            ...tokenScope(MMD_API_SCOPE, ENTRA_ENDPOINTS),
            ...(await clientAuthentication(ENTRA_CLIENT_ID, credential, metadata.token)),
          }
          const tokens = await client.callback(provider.callbackUrl, params, checks, { exchangeBody })
          attempt.identity = toIdentity(tokens.claims())
          if (attempt.identity.tenantId !== ENTRA_TENANT_ID) throw new SignInError(OWN_ERRORS.otherTenant, null)
          return { tokens }
        } catch (cause) {
          attempt.failure = toSignInError(cause)
          throw attempt.failure
        }
      },
    },
    profile: claims => ({ id: claims.oid }),
  }
}
