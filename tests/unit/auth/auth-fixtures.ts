import type { TenantAddress } from '@/lib/auth/metadata'
import type { Environment } from '@/lib/env'
import type { HttpRequest, SendHttp } from '@/lib/http/client'
import { httpAnswer } from '../../support/http-answer'

export const CONSOLE_URL = 'https://console.example'
export const AUTHORITY = 'https://login.microsoftonline.com'
export const TENANT_ID = '11111111-2222-4333-8444-555555555555'
export const CLIENT_ID = '99999999-8888-4777-8666-555555555555'
export const API_SCOPE = 'https://mwaas-services-customerapi-prod.azurewebsites.net/.default'
export const TOKEN_ENDPOINT = `${AUTHORITY}/${TENANT_ID}/oauth2/v2.0/token`

export const v2: TenantAddress = { authority: AUTHORITY, tenantId: TENANT_ID, version: 'v2' }
export const v1: TenantAddress = { ...v2, version: 'v1' }

/** The tenant's own metadata document, as Entra publishes it. */
export function metadataDocument(version: 'v1' | 'v2'): Record<string, unknown> {
  const [oauth, discovery] = version === 'v2' ? ['oauth2/v2.0', 'discovery/v2.0'] : ['oauth2', 'discovery']
  const tenant = `${AUTHORITY}/${TENANT_ID}`
  return {
    issuer: version === 'v2' ? `${tenant}/v2.0` : `https://sts.windows.net/${TENANT_ID}/`,
    authorization_endpoint: `${tenant}/${oauth}/authorize`,
    token_endpoint: `${tenant}/${oauth}/token`,
    end_session_endpoint: `${tenant}/${oauth}/logout`,
    jwks_uri: `${tenant}/${discovery}/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
  }
}

/** A tenant that answers every request alike, and what it was asked. */
export function tenantAnswering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const requests: HttpRequest[] = []
  const answer = httpAnswer(status, headers, typeof body === 'string' ? body : JSON.stringify(body))
  const send: SendHttp = async request => {
    requests.push(request)
    return answer
  }
  return { send, requests }
}

export const registration = {
  ENTRA_CLIENT_ID: CLIENT_ID,
  ENTRA_TENANT_ID: TENANT_ID,
  ENTRA_ENDPOINTS: 'v2',
  MMD_API_SCOPE: API_SCOPE,
  credential: { kind: 'secret', secret: 'a secret & more' },
} satisfies Partial<Environment>
