import { createHash } from 'node:crypto'
import { json, type Reply, type SandboxRequest } from '../http'
import type { Sandbox } from '../state'
import { mintApplicationToken, mintUserToken } from './access-token'
import { covers, parseClaimsRequest } from './claims-request'
import { authenticateClient } from './client-authentication'
import { EntraError } from './errors'
import type { Grant } from './grants'
import { mintIdToken } from './id-token'
import { override } from './jwt'
import { tokenEndpointOf } from './metadata'
import { API_RESOURCE, audienceOf } from './scopes'
import type { EndpointVersion } from './version'

type TokenCall = { sandbox: Sandbox; form: URLSearchParams; version: EndpointVersion; origin: string }

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (value === null || value === '') throw new EntraError(900144, { hint: name })
  return value
}

/** The members every token answer has: numbers on v2, texts on v1. */
function envelope({ sandbox, version }: TokenCall, audience: string, accessToken: string): Record<string, unknown> {
  const lifetime = sandbox.settings.tokenLifetimeSeconds
  if (version === 'v2')
    return { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime, access_token: accessToken }
  const now = Math.floor(Date.now() / 1000)
  return {
    token_type: 'Bearer',
    expires_in: `${lifetime}`,
    ext_expires_in: `${lifetime}`,
    expires_on: `${now + lifetime}`,
    not_before: `${now}`,
    resource: audience,
    access_token: accessToken,
  }
}

function audienceFor({ sandbox, form, version }: TokenCall, granted: Pick<Grant, 'scopes' | 'resource'>): string {
  return audienceOf({
    version,
    scope: form.get('scope'),
    resource: form.get('resource'),
    granted,
    v1IgnoresScope: sandbox.settings.v1IgnoresScope,
  })
}

function answerForUser(call: TokenCall, grant: Grant, refreshToken: string | null): Record<string, unknown> {
  const { sandbox, origin } = call
  const audience = audienceFor(call, grant)
  return {
    scope: audience === API_RESOURCE ? `${API_RESOURCE}/MWaaSDevice.Read ${API_RESOURCE}/.default` : 'User.Read',
    ...envelope(call, audience, mintUserToken(sandbox, grant, audience)),
    ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    ...(grant.scopes.includes('openid') ? { id_token: mintIdToken(sandbox, grant, origin) } : {}),
  }
}

function issueRefreshToken({ sandbox }: TokenCall, grant: Grant, family?: string): string {
  const token = sandbox.grants.issueRefreshToken(grant, sandbox.settings.refreshTokenLifetimeSeconds, family)
  return sandbox.ledger.record('refresh', token, grant.account.upn)
}

function redeemCode(call: TokenCall): Record<string, unknown> {
  const { sandbox, form, version } = call
  const code = required(form, 'code')
  const redirectUri = required(form, 'redirect_uri')
  const verifier = form.get('code_verifier')
  const redeemed = sandbox.grants.redeemCode(code, redirectUri, challenge =>
    challenge === null
      ? verifier === null
      : verifier !== null && createHash('sha256').update(verifier).digest('base64url') === challenge,
  )
  const grant = { ...redeemed, version }
  const refreshToken = grant.scopes.includes('offline_access') ? issueRefreshToken(call, grant) : null
  return answerForUser(call, grant, refreshToken)
}

function refresh(call: TokenCall): Record<string, unknown> {
  const { sandbox, form, version } = call
  const { refreshTokens, omitRefreshToken } = sandbox.settings
  const redeemed = sandbox.grants.redeemRefreshToken(required(form, 'refresh_token'), refreshTokens === 'single-use')
  // An ID token from a refresh repeats no nonce (OpenID Connect Core 12.2).
  const grant: Grant = { ...redeemed.grant, version, nonce: null }
  const claims = form.get('claims')
  // A step-up needs the person; the client has to send them through authorize with these claims.
  if (claims !== null && !covers(grant.asked, parseClaimsRequest(claims))) throw new EntraError(50076, { claims })
  return answerForUser(call, grant, omitRefreshToken ? null : issueRefreshToken(call, grant, redeemed.family))
}

function clientCredentials(call: TokenCall): Record<string, unknown> {
  const { sandbox, form, version } = call
  const scope = version === 'v2' ? required(form, 'scope') : (form.get('scope') ?? '')
  if (version === 'v2' && !scope.endsWith('/.default'))
    throw new EntraError(70011, { hint: 'client credentials want one /.default scope' })
  const audience = audienceFor(call, { scopes: [], resource: null })
  return envelope(call, audience, mintApplicationToken(sandbox, audience))
}

const grantTypes: Record<string, (call: TokenCall) => Record<string, unknown>> = {
  authorization_code: redeemCode,
  refresh_token: refresh,
  client_credentials: clientCredentials,
}

function throwForcedError(sandbox: Sandbox, grantType: string): void {
  const forced = sandbox.settings.tokenError
  if (forced === null || (forced.grant !== undefined && forced.grant !== grantType)) return
  throw new EntraError(forced.code ?? null, forced)
}

/** The token endpoint: who asks, by what right, for whom. Every refusal is an EntraError. */
export async function handleToken(sandbox: Sandbox, request: SandboxRequest, version: EndpointVersion): Promise<Reply> {
  const form = new URLSearchParams(request.body)
  const grantType = required(form, 'grant_type')
  throwForcedError(sandbox, grantType)
  const answer = grantTypes[grantType]
  if (answer === undefined) throw new EntraError(70003, { hint: grantType })

  const { settings, certificates } = sandbox
  const tokenEndpoint = tokenEndpointOf(version, request.origin, settings.tenantId)
  await authenticateClient(request, form, tokenEndpoint, settings, certificates)
  const body = answer({ sandbox, form, version, origin: request.origin })
  return json(200, override(body, settings.tokenResponse))
}
