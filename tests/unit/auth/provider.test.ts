import { describe, expect, it } from 'vitest'
import type { TenantMetadata } from '@/lib/auth/metadata'
import { entraProvider, type SignInAttempt, toIdentity } from '@/lib/auth/provider'
import { parseEnvironment } from '@/lib/env'
import { API_SCOPE, AUTHORITY, CLIENT_ID, CONSOLE_URL, TENANT_ID, TOKEN_ENDPOINT } from './auth-fixtures'

const claims = {
  tid: TENANT_ID.toUpperCase(),
  oid: 'ABCDEF00-0000-4000-8000-000000000001',
  name: 'Vera Viewer',
  preferred_username: 'vera@contoso.example',
  roles: ['Console.Viewer'],
}

const metadata: TenantMetadata = {
  issuer: `${AUTHORITY}/${TENANT_ID}/v2.0`,
  authorize: `${AUTHORITY}/${TENANT_ID}/oauth2/v2.0/authorize`,
  token: TOKEN_ENDPOINT,
  logout: `${AUTHORITY}/${TENANT_ID}/oauth2/v2.0/logout`,
  keys: `${AUTHORITY}/${TENANT_ID}/discovery/v2.0/keys`,
}

const environment = parseEnvironment({
  NEXTAUTH_URL: CONSOLE_URL,
  NEXTAUTH_SECRET: 'x'.repeat(32),
  ENTRA_TENANT_ID: TENANT_ID,
  ENTRA_CLIENT_ID: CLIENT_ID,
  ENTRA_CLIENT_SECRET: 's3cret',
})

describe('who signed in', () => {
  it('is known by tenant and object id, whatever their case', () => {
    expect(toIdentity(claims)).toStrictEqual({
      tenantId: TENANT_ID,
      objectId: 'abcdef00-0000-4000-8000-000000000001',
      name: 'Vera Viewer',
      upn: 'vera@contoso.example',
      appRoles: ['Console.Viewer'],
    })
  })

  it('is called by the UPN that v1 or v2 names, and needs neither name nor roles', () => {
    const { tid, oid } = claims
    const v1Claims = { tid, oid, upn: 'v@contoso.example' }
    expect(toIdentity(v1Claims)).toMatchObject({ name: 'v@contoso.example', upn: 'v@contoso.example', appRoles: [] })
    expect(toIdentity({ ...v1Claims, name: '', preferred_username: 'other' })).toMatchObject({
      name: 'v@contoso.example',
    })
    expect(toIdentity({ tid, oid })).toMatchObject({ name: '', upn: '' })
  })

  it.each([
    undefined,
    {},
    { ...claims, oid: undefined },
    { ...claims, oid: '' },
    { ...claims, tid: undefined },
    { ...claims, roles: 'Console.Admin' },
    { ...claims, roles: [7] },
  ])('is nobody when the claims are %j (security 14)', given => {
    expect(() => toIdentity(given)).toThrow()
  })
})

/** Redeems a code with an openid-client that ends in `outcome`, as next-auth does in the callback. */
async function redeem(outcome: () => object) {
  const attempt: SignInAttempt = { failure: null }
  const calls: unknown[][] = []
  const client = {
    async callback(...values: unknown[]) {
      calls.push(values)
      const found = outcome()
      return { access_token: 'a', claims: () => found }
    },
  }
  const { token } = entraProvider(environment, metadata, attempt)
  if (typeof token !== 'object' || !token.request) throw new Error('the provider redeems the code itself')
  const given = { client, params: { code: 'c' }, checks: { state: 's' }, provider: { callbackUrl: 'https://cb' } }
  try {
    // openid-client's class has a hundred methods, of which one is used
    const { tokens } = await token.request(given as unknown as Parameters<typeof token.request>[0])
    return { result: tokens.access_token, attempt, calls }
  } catch (result) {
    return { result, attempt, calls }
  }
}

describe('signing in at the tenant', () => {
  it('asks for PKCE, state, nonce and a signed ID token of this tenant (security 10)', () => {
    expect(entraProvider(environment, metadata, { failure: null })).toMatchObject({
      type: 'oauth',
      checks: ['pkce', 'state', 'nonce'],
      idToken: true,
      issuer: metadata.issuer,
      jwks_endpoint: metadata.keys,
      clientId: CLIENT_ID,
      authorization: { url: metadata.authorize, params: { scope: `openid profile offline_access ${API_SCOPE}` } },
      token: { url: TOKEN_ENDPOINT },
    })
  })

  it('redeems the code with scope and secret, and the checks next-auth made (security 10)', async () => {
    const { result, attempt, calls } = await redeem(() => claims)
    expect([result, attempt.failure]).toEqual(['a', null])
    expect(calls).toEqual([
      ['https://cb', { code: 'c' }, { state: 's' }, { exchangeBody: { scope: API_SCOPE, client_secret: 's3cret' } }],
    ])
  })

  it('takes nobody from another tenant, however well signed (security 14)', async () => {
    const { result, attempt } = await redeem(() => ({ ...claims, tid: '22222222-2222-4333-8444-555555555555' }))
    expect(result).toMatchObject({ name: 'SignInError', error: 'other_tenant' })
    expect(attempt.failure).toBe(result)
  })

  it('leaves behind why it failed', async () => {
    const { result, attempt } = await redeem(() => {
      throw Object.assign(new Error('nonce mismatch'), { name: 'RPError' })
    })
    expect(result).toMatchObject({ error: 'sign_in_mismatch' })
    expect(attempt.failure).toBe(result)
  })
})
