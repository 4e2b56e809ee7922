import { EntraError } from './errors'
import type { EndpointVersion } from './version'

/** The audience of the Managed Desktop API ("Modern Workplace Customer APIs"). */
export const API_RESOURCE = 'https://mwaas-services-customerapi-prod.azurewebsites.net'
const GRAPH_RESOURCE = 'https://graph.microsoft.com'

const OPENID_SCOPES = new Set(['openid', 'profile', 'email', 'offline_access'])
const API_PERMISSIONS = new Set(['.default', 'MWaaSDevice.Read'])

export function splitScope(scope: string | null): string[] {
  return (scope ?? '').split(' ').filter(part => part !== '')
}

/** The resource a v2 scope names, null for OpenID scopes. A bare name such as `User.Read` means Microsoft Graph. */
function resourceOfScope(scope: string): string | null {
  if (OPENID_SCOPES.has(scope)) return null
  if (!scope.includes('/') || scope.startsWith(`${GRAPH_RESOURCE}/`)) return GRAPH_RESOURCE
  if (!scope.startsWith(`${API_RESOURCE}/`)) throw new EntraError(500011, { hint: scope })
  if (!API_PERMISSIONS.has(scope.slice(API_RESOURCE.length + 1))) throw new EntraError(70011, { hint: scope })
  return API_RESOURCE
}

/** The different resources named by v2 scopes; throws on a scope nobody knows. */
export function resourcesOf(scopes: string[]): string[] {
  const resources = scopes.map(resourceOfScope).filter(resource => resource !== null)
  return [...new Set(resources)]
}

type AudienceRequest = {
  version: EndpointVersion
  /** Parameters of the token request. */
  scope: string | null
  resource: string | null
  /** What was asked for at the authorization request. */
  granted: { scopes: string[]; resource: string | null }
  v1IgnoresScope: boolean
}

/** Whom the access token is for: v2 goes by scopes, v1 by `resource`. With neither it is Microsoft Graph. */
export function audienceOf({ version, scope, resource, granted, v1IgnoresScope }: AudienceRequest): string {
  const requested = splitScope(scope)
  if (version === 'v1') {
    const named = (resource ?? granted.resource)?.replace(/\/$/, '') ?? null
    if (named !== null && named !== API_RESOURCE && named !== GRAPH_RESOURCE) throw new EntraError(500011)
    if (named !== null) return named
    const namesApi = [...requested, ...granted.scopes].some(part => part.startsWith(`${API_RESOURCE}/`))
    return namesApi && !v1IgnoresScope ? API_RESOURCE : GRAPH_RESOURCE
  }
  if (resource !== null) throw new EntraError(901002)
  const resources = resourcesOf(requested)
  if (resources.length > 1) throw new EntraError(28002)
  return resources[0] ?? resourcesOf(granted.scopes)[0] ?? GRAPH_RESOURCE
}
