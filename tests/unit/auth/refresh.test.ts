import { describe, expect, it } from 'vitest'
import { redeemRefreshToken } from '@/lib/auth/refresh'
import { TokenEndpointError } from '@/lib/auth/token-endpoint-error'
import { API_SCOPE, CLIENT_ID, registration, TENANT_ID, TOKEN_ENDPOINT, tenantAnswering } from './auth-fixtures'

const metadata = { issuer: '', authorize: '', token: TOKEN_ENDPOINT, logout: '', keys: '' }
const tokenAnswer = { token_type: 'Bearer', access_token: 'new-access', expires_in: 3599, refresh_token: 'new-refresh' }

const refresh = ({ send }: ReturnType<typeof tenantAnswering>, changes: Partial<typeof registration> = {}) =>
  redeemRefreshToken('old&refresh', { ...registration, ...changes }, metadata, send)

const refusalOf = (tenant: ReturnType<typeof tenantAnswering>) => refresh(tenant).catch((reason: unknown) => reason)

describe('renewing the tokens of a session', () => {
  it('is literally this request', async () => {
    const tenant = tenantAnswering(200, tokenAnswer)
    await refresh(tenant)
    const [{ body, ...request } = {}] = tenant.requests
    expect(request).toStrictEqual({
      method: 'POST',
      path: `/${TENANT_ID}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    })
    expect(Object.fromEntries(new URLSearchParams(body))).toStrictEqual({
      grant_type: 'refresh_token',
      client_id: CLIENT_ID,
      refresh_token: 'old&refresh',
      scope: API_SCOPE,
      client_secret: 'a secret & more',
    })
    expect(tenant.requests).toHaveLength(1)
  })

  it('takes the new refresh token, or keeps the old one when there is no new one', async () => {
    const before = Date.now()
    const tokens = await refresh(tenantAnswering(200, tokenAnswer))
    expect(tokens).toMatchObject({ accessToken: 'new-access', refreshToken: 'new-refresh' })
    expect(tokens.accessExpiresAt).toBeGreaterThanOrEqual(before + 3_599_000)
    expect(tokens.accessExpiresAt).toBeLessThanOrEqual(Date.now() + 3_599_000)
    const { refresh_token: _, ...withoutNew } = tokenAnswer
    expect((await refresh(tenantAnswering(200, withoutNew))).refreshToken).toBe('old&refresh')
  })

  it('tells a refusal from a passing trouble (security 20)', async () => {
    const refused = await refusalOf(tenantAnswering(400, { error: 'invalid_grant', error_codes: [70008] }))
    expect(refused).toBeInstanceOf(TokenEndpointError)
    expect(refused).toMatchObject({ error: 'invalid_grant', number: 70008, status: 400 })
    const busy = await refusalOf(tenantAnswering(503, '<html>canary</html>', { 'retry-after': '7' }))
    expect(busy).toMatchObject({ error: 'temporarily_unavailable', status: 503, retryAfterMs: 7_000 })
  })

  it.each([201, 204, 302])('takes no tokens from an answer with %i', async status => {
    expect(await refusalOf(tenantAnswering(status, tokenAnswer))).toBeInstanceOf(TokenEndpointError)
  })

  it('has no secret and no token in what it fails with (security 38)', async () => {
    const echo = { error: 'invalid_client', error_description: 'old&refresh a secret & more' }
    const { message, stack, ...fields } = (await refusalOf(tenantAnswering(401, echo))) as Error
    expect(`${message} ${stack} ${JSON.stringify(fields)}`).not.toMatch(/old&refresh|a secret/)
  })
})
