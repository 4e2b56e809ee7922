import type { EndpointVersion } from './version'

/** The issuer of ID tokens. */
export function issuerOf(version: EndpointVersion, origin: string, tenantId: string): string {
  return version === 'v2' ? `${origin}/${tenantId}/v2.0` : `https://sts.windows.net/${tenantId}/`
}

export function tokenEndpointOf(version: EndpointVersion, origin: string, tenantId: string): string {
  return `${origin}/${tenantId}/oauth2${version === 'v2' ? '/v2.0' : ''}/token`
}

/** The tenant's metadata, with the members of the real documents that the sandbox can keep its word on. */
export function metadataOf(version: EndpointVersion, origin: string, tenantId: string): unknown {
  const endpoint = (name: string): string => `${origin}/${tenantId}/oauth2${version === 'v2' ? '/v2.0' : ''}/${name}`
  return {
    token_endpoint: tokenEndpointOf(version, origin, tenantId),
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    // The real v1 document names the tenant-less address of the keys.
    jwks_uri: version === 'v2' ? `${origin}/${tenantId}/discovery/v2.0/keys` : `${origin}/common/discovery/keys`,
    response_modes_supported: ['query'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: version === 'v2' ? ['openid', 'profile', 'email', 'offline_access'] : ['openid'],
    issuer: issuerOf(version, origin, tenantId),
    ...(version === 'v1' ? { microsoft_multi_refresh_token: true } : {}),
    request_uri_parameter_supported: false,
    authorization_endpoint: endpoint('authorize'),
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: endpoint('logout'),
    claims_supported: [
      ...['sub', 'iss', 'cloud_instance_name', 'cloud_instance_host_name', 'cloud_graph_host_name', 'msgraph_host'],
      ...['aud', 'exp', 'iat', 'auth_time', 'acr', 'nonce', 'preferred_username', 'name', 'tid', 'ver', 'at_hash'],
      ...['c_hash', 'email'],
    ],
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: 'graph.microsoft.com',
    rbac_url: 'https://pas.windows.net',
  }
}
