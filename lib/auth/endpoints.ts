/** Which of the tenant's two endpoint generations the console signs in with. */
export type EndpointVersion = 'v1' | 'v2'

/** The addresses of one tenant, as its metadata document must name them. */
export type TenantEndpoints = {
  issuer: string
  authorize: string
  token: string
  logout: string
  /** Where signing keys may be; the v1 document of a tenant names the address common to all tenants. */
  keys: string[]
}

/** ID tokens of v1 endpoints are issued by the cloud's security token service, not by the authority. */
const V1_ISSUERS: Record<string, string> = {
  'https://login.partner.microsoftonline.cn': 'https://sts.chinacloudapi.cn',
}
const V1_ISSUER_ELSEWHERE = 'https://sts.windows.net'

/** The addresses that a tenant's endpoints must have; whatever metadata says is held against these. */
export function expectedEndpoints(authority: string, tenantId: string, version: EndpointVersion): TenantEndpoints {
  const tenant = `${authority}/${tenantId}`
  if (version === 'v1') {
    return {
      issuer: `${V1_ISSUERS[authority] ?? V1_ISSUER_ELSEWHERE}/${tenantId}/`,
      authorize: `${tenant}/oauth2/authorize`,
      token: `${tenant}/oauth2/token`,
      logout: `${tenant}/oauth2/logout`,
      keys: [`${tenant}/discovery/keys`, `${authority}/common/discovery/keys`],
    }
  }
  return {
    issuer: `${tenant}/v2.0`,
    authorize: `${tenant}/oauth2/v2.0/authorize`,
    token: `${tenant}/oauth2/v2.0/token`,
    logout: `${tenant}/oauth2/v2.0/logout`,
    keys: [`${tenant}/discovery/v2.0/keys`],
  }
}

/** The path of the tenant's metadata document, below the authority. */
export function metadataPath(tenantId: string, version: EndpointVersion): string {
  return `/${tenantId}${version === 'v2' ? '/v2.0' : ''}/.well-known/openid-configuration`
}
