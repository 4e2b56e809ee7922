import type { EndpointVersion } from './endpoints'

/** OpenID scopes: who signed in (`profile` for name, `oid` and `tid`), and a refresh token. */
const SIGN_IN_SCOPES = 'openid profile offline_access'

/**
 * How the API is named in an authorization request. v1 endpoints go by `resource` and pass over scopes they do not
 * know; the service's own article sends `scope` to them all the same, so both are sent.
 */
export function authorizeScope(apiScope: string, version: EndpointVersion): Record<string, string> {
  return { scope: `${SIGN_IN_SCOPES} ${apiScope}`, ...resourceOf(apiScope, version) }
}

/** How the API is named in a token request. */
export function tokenScope(apiScope: string, version: EndpointVersion): Record<string, string> {
  return { scope: apiScope, ...resourceOf(apiScope, version) }
}

function resourceOf(apiScope: string, version: EndpointVersion): Record<string, string> {
  return version === 'v1' ? { resource: apiScope.replace(/\/\.default$/, '') } : {}
}
