import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { API_RESOURCE, CLIENT, claimsOf, locationOf, REDIRECT_URI, SandboxProcess, TENANT } from './sandbox-process'

let sandbox: SandboxProcess
beforeAll(async () => {
  sandbox = await SandboxProcess.start('--devices', '200', '--quiet')
})
afterAll(() => sandbox.stop())
beforeEach(() => sandbox.control('POST', '/reset'))

describe.each(['v2', 'v1'] as const)('signing in with the %s endpoints', version => {
  const metadataUrl = () =>
    `${sandbox.url}/${TENANT}${version === 'v2' ? '/v2.0' : ''}/.well-known/openid-configuration`

  test('the metadata names the endpoints, and the ID token verifies against its keys and issuer', async () => {
    const metadata = await (await fetch(metadataUrl())).json()
    expect(metadata.authorization_endpoint).toBe(sandbox.endpoint(version, 'authorize'))
    expect(metadata.token_endpoint).toBe(sandbox.endpoint(version, 'token'))
    expect(metadata.issuer).toBe(
      version === 'v2' ? `${sandbox.url}/${TENANT}/v2.0` : `https://sts.windows.net/${TENANT}/`,
    )

    const { id_token } = await sandbox.signIn(version)
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri))
    const { payload } = await jwtVerify(id_token, keys, { issuer: metadata.issuer, audience: CLIENT.client_id })
    expect(payload).toMatchObject({
      nonce: 'the-nonce',
      tid: TENANT,
      roles: ['Console.Admin'],
      oid: '3f0c1d52-7a41-4c5e-8d6b-0a4d1c9b7e03',
      [version === 'v2' ? 'preferred_username' : 'upn']: 'ada.admin@contoso.example',
    })
  })

  test('the access token is for the API, as large as a real one, and its life is a number on v2 and a text on v1', async () => {
    const answer = await sandbox.signIn(version)
    expect(claimsOf(answer.access_token)).toMatchObject({ aud: API_RESOURCE, scp: 'MWaaSDevice.Read', ver: '1.0' })
    expect(answer.access_token.length).toBeGreaterThan(1500)
    expect(answer.access_token.length).toBeLessThan(2500)
    expect(answer.expires_in).toBe(version === 'v2' ? 3600 : '3600')
    expect('expires_on' in answer).toBe(version === 'v1')
    expect((await sandbox.api(answer.access_token, `tenants/${TENANT}/devices?$top=1`)).status).toBe(200)
  })

  test('a wrong verifier is refused, the right one works once', async () => {
    const verifier = 'a-verifier-of-more-than-forty-three-characters-0'
    const code = await sandbox.code(version, verifier)
    const wrong = await sandbox.redeem(version, code, { code_verifier: `${verifier}x` })
    expect(wrong.body).toMatchObject({ error: 'invalid_grant', error_codes: [501481] })
    expect((await sandbox.redeem(version, code, { code_verifier: verifier })).status).toBe(200)
    const again = await sandbox.redeem(version, code, { code_verifier: verifier })
    expect(again.body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] })
  })

  test('a refresh gives new tokens, without the nonce', async () => {
    const { refresh_token } = await sandbox.signIn(version)
    const resource: Record<string, string> = version === 'v1' ? { resource: API_RESOURCE } : {}
    const form = {
      ...CLIENT,
      grant_type: 'refresh_token',
      refresh_token,
      scope: `${API_RESOURCE}/.default`,
      ...resource,
    }
    const { status, body } = await sandbox.token(version, form)
    expect(status).toBe(200)
    expect(body.refresh_token).not.toBe(refresh_token)
    expect(claimsOf(body.access_token).aud).toBe(API_RESOURCE)
    expect(claimsOf(body.id_token).nonce).toBeUndefined()
  })
})

test('the picker shows three accounts, and choosing one leads back with code and state', async () => {
  const page = await sandbox.authorize('v2')
  const html = await page.text()
  for (const name of ['Vera Viewer', 'Sam Support', 'Ada Admin', 'This is a sandbox, not Microsoft'])
    expect(html).toContain(name)

  const action = /action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const account = /value="([^"]+)"[^>]*>\s*<span class="initials" aria-hidden="true">SS/.exec(html)?.[1] ?? ''
  const choose = (choice: string) =>
    fetch(`${sandbox.url}${action}`, {
      method: 'POST',
      body: new URLSearchParams({ account: choice }),
      redirect: 'manual',
    })
  const location = locationOf(await choose(account))
  expect(location.href.startsWith(`${REDIRECT_URI}?code=`)).toBe(true)
  expect(location.searchParams.get('state')).toBe('the-state')

  const declined = locationOf(await choose('cancel')).searchParams
  expect(declined.get('error')).toBe('access_denied')
  expect(declined.get('error_description')).toContain('AADSTS65004')
})

test.each([
  ['another redirect URI', { redirect_uri: `${REDIRECT_URI}/` }, 'AADSTS50011'],
  ['an unknown client', { client_id: TENANT }, 'AADSTS700016'],
])('%s is refused on the own page, never by redirect', async (_, parameters, code) => {
  const response = await sandbox.authorize('v2', parameters)
  expect(response.headers.get('location')).toBeNull()
  expect(await response.text()).toContain(code)
})

test.each([
  ['no scope', { scope: '' }, 'invalid_request'],
  ['the resource parameter on v2', { resource: API_RESOURCE }, 'invalid_request'],
  ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
  ['claims that are not JSON', { claims: '{' }, 'invalid_request'],
  ['a scope nobody knows', { scope: `${API_RESOURCE}/Everything` }, 'invalid_scope'],
  ['silence with nobody signed in', { prompt: 'none' }, 'login_required'],
])('%s leads back with an error', async (_, parameters, error) => {
  const location = locationOf(await sandbox.authorize('v2', parameters))
  expect(location.searchParams.get('error')).toBe(error)
  expect(location.searchParams.get('state')).toBe('the-state')
})

test('another tenant does not exist', async () => {
  const response = await fetch(`${sandbox.url}/${CLIENT.client_id}/v2.0/.well-known/openid-configuration`)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: 'invalid_request', error_codes: [90002] })
})

test('without offline_access there is no refresh token', async () => {
  const answer = await sandbox.signIn('v2', { scope: `openid ${API_RESOURCE}/.default` })
  expect(answer.refresh_token).toBeUndefined()
})

test('single-use refresh tokens: showing an old one again ends the family', async () => {
  await sandbox.control('PATCH', '', { refreshTokens: 'single-use' })
  const { refresh_token: first } = await sandbox.signIn()
  const refresh = (refresh_token: string) =>
    sandbox.token('v2', { ...CLIENT, grant_type: 'refresh_token', refresh_token })
  const { body } = await refresh(first)
  expect((await refresh(first)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await refresh(body.refresh_token)).body).toMatchObject({ error: 'invalid_grant', error_codes: [50173] })
})

test('a revoked person cannot refresh', async () => {
  const { refresh_token } = await sandbox.signIn()
  expect((await sandbox.control('POST', '/revoke', { upn: 'ada.admin@contoso.example' })).body).toEqual({ revoked: 1 })
  const { body } = await sandbox.token('v2', { ...CLIENT, grant_type: 'refresh_token', refresh_token })
  expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [50173] })
})

test('administrator consent ends the consent error', async () => {
  await sandbox.control('PATCH', '', { consent: 'missing' })
  const refused = locationOf(await sandbox.authorize('v2')).searchParams
  expect(refused.get('error')).toBe('consent_required')
  expect(refused.get('error_description')).toContain('AADSTS65001')
  const query = new URLSearchParams({ client_id: CLIENT.client_id, redirect_uri: REDIRECT_URI, state: 's' })
  const url = `${sandbox.url}/${TENANT}/v2.0/adminconsent?${query}`
  expect(await (await fetch(url)).text()).toContain('Permissions requested')
  const accepted = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ decision: 'accept' }),
    redirect: 'manual',
  })
  expect(locationOf(accepted).search).toBe(`?admin_consent=True&tenant=${TENANT}&state=s`)
  expect((await sandbox.authorize('v2')).status).toBe(200)
})

test('signing out leads back to a registered origin only', async () => {
  const logout = (target: string) =>
    fetch(`${sandbox.endpoint('v2', 'logout')}?post_logout_redirect_uri=${encodeURIComponent(target)}`, {
      redirect: 'manual',
    })
  expect(locationOf(await logout('http://localhost:3000/signed-out')).href).toBe('http://localhost:3000/signed-out')
  expect((await logout('http://localhost:3001/signed-out')).headers.get('location')).toBeNull()
})

describe('forged ID tokens', () => {
  const forge = async (idToken: unknown) => {
    await sandbox.control('PATCH', '', { idToken })
    const { id_token } = await sandbox.signIn()
    const keys = createRemoteJWKSet(new URL(`${sandbox.url}/${TENANT}/discovery/v2.0/keys`))
    return { id_token, verified: jwtVerify(id_token, keys) }
  }

  test.each(['none', 'HS256', 'foreign-key'])('%s does not verify against the tenant', async alg => {
    const { verified } = await forge({ alg })
    await expect(verified).rejects.toThrow()
  })

  test('claims can be replaced and deleted', async () => {
    const { id_token, verified } = await forge({ claims: { tid: 'other', nonce: null } })
    expect(claimsOf(id_token)).toMatchObject({ tid: 'other' })
    expect(claimsOf(id_token)).not.toHaveProperty('nonce')
    await expect(verified).resolves.toBeDefined()
  })
})
