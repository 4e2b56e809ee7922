import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { registration } from '../support/sandbox'

describe.each([
  { endpoints: 'v2', credential: 'secret' },
  { endpoints: 'v1', credential: 'secret' },
  { endpoints: 'v2', credential: 'certificate' },
  { endpoints: 'v1', credential: 'certificate' },
] as const)('Signing in over $endpoints with a $credential', ({ endpoints, credential }) => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ endpoints, credential, devices: 40, quiet: true })
  })
  afterAll(() => server.stop())

  test('shows the devices of the tenant to each of its three people', async () => {
    for (const upn of Object.values(PEOPLE)) {
      const person = new HttpPerson(server.url)
      expect(await person.signIn(upn)).toBe('/devices')
      const page = (await (await person.api('/api/mmd/devices?$top=100')).json()) as { value: unknown[] }
      expect(page.value).toHaveLength(40)
    }
  })

  test('asks the tenant as its endpoints want to be asked', async () => {
    const authorizeUrl = new URL(await new HttpPerson(server.url).startSignIn())
    const tenant = `/${registration.tenantId}`
    expect(authorizeUrl.pathname).toBe(
      `${tenant}${endpoints === 'v2' ? '/oauth2/v2.0/authorize' : '/oauth2/authorize'}`,
    )
    const asked = Object.fromEntries(authorizeUrl.searchParams)
    expect(asked).toEqual({
      client_id: registration.clientId,
      response_type: 'code',
      redirect_uri: `${server.url}/api/auth/callback/entra`,
      scope: `openid profile offline_access ${API}/.default`,
      ...(endpoints === 'v1' ? { resource: API } : {}),
      state: expect.stringMatching(/^[\w-]{40,}$/),
      nonce: expect.stringMatching(/^[\w-]{40,}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    })
  })

  test('redeems the code with exactly what the token endpoint needs', async () => {
    await server.sandbox.forgetRequests()
    await new HttpPerson(server.url).signIn(PEOPLE.viewer)
    const [request, ...others] = await server.sandbox.requests({ method: 'POST', path: '/token' })
    expect(others).toEqual([])
    const form = Object.fromEntries(new URLSearchParams(request?.body ?? ''))
    expect(form).toEqual({
      client_id: registration.clientId,
      grant_type: 'authorization_code',
      code: expect.any(String),
      code_verifier: expect.stringMatching(/^[\w-]{43,}$/),
      redirect_uri: `${server.url}/api/auth/callback/entra`,
      scope: `${API}/.default`,
      ...(endpoints === 'v1' ? { resource: API } : {}),
      ...(credential === 'secret'
        ? { client_secret: registration.clientSecret }
        : {
            client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
            client_assertion: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
          }),
    })
  })
})

const API = 'https://mwaas-services-customerapi-prod.azurewebsites.net'

describe('A sign-in that must not succeed', () => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ devices: 5, quiet: true })
  })
  afterEach(() => server.sandbox.reset())
  afterAll(() => server.stop())

  /** Signs in under what `settings` break, and expects the problem page of `slug` and no session. */
  async function expectRefusal(settings: Record<string, unknown>, slug: string): Promise<string> {
    await server.sandbox.change(settings)
    const person = new HttpPerson(server.url)
    const end = await person.signIn(PEOPLE.admin)
    expect(end).toMatch(new RegExp(`^/sign-in-problem\\?code=${slug}&`))
    expect([...person.cookiesOf().keys()]).not.toContain('next-auth.session-token')
    expect(await person.isSignedIn()).toBe(false)
    return end
  }

  test.each([
    ['is not signed at all', { alg: 'none' }],
    ['is signed with a shared secret', { alg: 'HS256' }],
    ['is signed by a key that is not the tenant’s', { alg: 'foreign-key' }],
    ['names another issuer', { claims: { iss: 'https://login.microsoftonline.com/common/v2.0' } }],
    ['is meant for another application', { claims: { aud: '00000000-0000-0000-0000-000000000000' } }],
    ['answers another sign-in (nonce)', { claims: { nonce: 'another-nonce' } }],
    ['answers no sign-in (no nonce)', { claims: { nonce: null } }],
    ['has expired', { claims: { exp: 1_700_000_000 } }],
    ['is not valid yet', { claims: { nbf: 4_000_000_000 } }],
  ])('an ID token that %s (security 14)', async (_, idToken) => {
    await expectRefusal({ idToken }, 'start-again')
  })

  test('an ID token of another tenant, although our issuer signed it (security 14)', async () => {
    await expectRefusal({ idToken: { claims: { tid: '99999999-9999-4999-8999-999999999999' } } }, 'wrong-account')
  })

  test('a callback with another state makes no token call (security 10)', async () => {
    await server.sandbox.forgetRequests()
    await expectRefusal({ signInState: { wrongState: true } }, 'start-again')
    expect(await server.sandbox.requests({ path: '/token' })).toEqual([])
  })

  test.each(['state', 'pkce.code_verifier', 'nonce'])(
    'a callback without the %s cookie makes no token call (security 10)',
    async name => {
      const person = new HttpPerson(server.url)
      const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.admin)
      person.cookiesOf().delete(`next-auth.${name}`)
      await server.sandbox.forgetRequests()
      expect(await person.finishSignIn(callback)).toMatch(/^\/sign-in-problem\?code=start-again/)
      expect(await server.sandbox.requests({ path: '/token' })).toEqual([])
      expect(await person.isSignedIn()).toBe(false)
    },
  )

  test('a code that another sign-in’s PKCE verifier belongs to (security 10)', async () => {
    const person = new HttpPerson(server.url)
    const other = new HttpPerson(server.url)
    const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.admin)
    await other.startSignIn()
    const verifier = 'next-auth.pkce.code_verifier'
    person.cookiesOf().set(verifier, other.cookiesOf().get(verifier) ?? '')
    expect(await person.finishSignIn(callback)).toMatch(/^\/sign-in-problem\?code=start-again/)
    expect(await person.isSignedIn()).toBe(false)
  })

  test('a callback opened in another browser (security 11)', async () => {
    const person = new HttpPerson(server.url)
    const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.admin)
    const thief = new HttpPerson(server.url)
    expect(await thief.finishSignIn(callback)).toMatch(/^\/sign-in-problem\?code=start-again/)
    expect(await thief.isSignedIn()).toBe(false)
  })

  test('a callback that is used a second time (security 10)', async () => {
    const person = new HttpPerson(server.url)
    const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.admin)
    const cookies = new Map(person.cookiesOf())
    expect(await person.finishSignIn(callback)).toBe('/devices')
    const replayer = new HttpPerson(server.url)
    for (const [name, value] of cookies) replayer.cookiesOf().set(name, value)
    expect(await replayer.finishSignIn(callback)).toMatch(/^\/sign-in-problem\?code=start-again/)
    expect(await replayer.isSignedIn()).toBe(false)
  })

  test.each([
    [{ authorizeError: { error: 'consent_required', code: 65001 } }, 'approval-needed'],
    [{ authorizeError: { error: 'access_denied', code: 65004 } }, 'declined'],
    [{ authorizeError: { error: 'invalid_request', code: 90094 } }, 'administrator-approval'],
    [{ authorizeError: { error: 'access_denied', code: 50105 } }, 'not-assigned'],
    [{ authorizeError: { error: 'access_denied', code: 53003 } }, 'blocked-by-policy'],
    [{ authorizeError: { error: 'server_error', code: 90033 } }, 'identity-service-busy'],
    [{ tokenError: { error: 'invalid_client', code: 7000215 } }, 'sign-in-unavailable'],
    [{ tokenError: { error: 'invalid_grant', code: 70008 } }, 'session-ended'],
    [{ clientSecret: 'changed-in-the-portal' }, 'sign-in-unavailable'],
    [{ secretExpired: true }, 'sign-in-unavailable'],
  ])('%o leads to the page that says so: %s', async (settings, slug) => {
    await expectRefusal(settings, slug)
  })

  test('the tenant’s own text never reaches the page (security 16)', async () => {
    const text = '<img src=x onerror=alert(1)> call +1 555 0100'
    const end = await expectRefusal(
      { authorizeError: { error: 'access_denied', code: 50105, description: text } },
      'not-assigned',
    )
    const page = (await (await fetch(server.url + end)).text()).replaceAll('<!-- -->', '')
    expect(page).toContain('AADSTS50105')
    expect(page).not.toContain('onerror')
    expect(page).not.toContain('555 0100')
  })

  test('a tenant that does not answer is called busy, and not the console’s settings wrong', async () => {
    const cold = await startConsole({ devices: 5 })
    try {
      await cold.sandbox.addFault({ match: { path: 'openid-configuration' }, fault: { kind: 'status', status: 503 } })
      expect(await new HttpPerson(cold.url).startSignIn()).toMatch(/\/sign-in-problem\?code=identity-service-busy&/)
    } finally {
      await cold.stop()
    }
  })

  test('an error that answers nobody’s sign-in is not believed', async () => {
    const person = new HttpPerson(server.url)
    const end = await person.finishSignIn(
      '/api/auth/callback/entra?error=access_denied&error_description=AADSTS50105&state=made-up',
    )
    expect(end).toMatch(/^\/sign-in-problem\?code=start-again/)
    expect(end).not.toContain('50105')
  })

  test('a person without an app role, where one is required', async () => {
    const strict = await startConsole({ devices: 5, env: { REQUIRE_APP_ROLE: 'true' } })
    try {
      await strict.sandbox.change({ roles: { [PEOPLE.viewer]: [] } })
      const person = new HttpPerson(strict.url)
      expect(await person.signIn(PEOPLE.viewer)).toMatch(/^\/sign-in-problem\?code=role-required/)
      expect(await person.isSignedIn()).toBe(false)
    } finally {
      await strict.stop()
    }
  })
})

test('the console serves another tenant by its settings alone', async () => {
  const other = {
    tenantId: 'b7d0a3c4-52f1-4e86-9a0d-6c1f2e3d4b5a',
    clientId: '1f9c7e2d-8b34-4a65-b0c7-d2e3f4a5b6c7',
    clientSecret: 'the-secret-of-another-registration',
  }
  const server = await startConsole({
    devices: 5,
    quiet: true,
    env: {
      ENTRA_TENANT_ID: other.tenantId,
      ENTRA_CLIENT_ID: other.clientId,
      ENTRA_CLIENT_SECRET: other.clientSecret,
    },
  })
  try {
    await server.sandbox.change(other)
    const person = new HttpPerson(server.url)
    expect(await person.signIn(PEOPLE.viewer)).toBe('/devices')
    expect((await person.api('/api/mmd/devices')).status).toBe(200)
    const [request] = await server.sandbox.requests({ path: '/support/odata' })
    expect(request?.url).toBe(`/support/odata/v1/tenants/${other.tenantId}/devices`)
  } finally {
    await server.stop()
  }
})
