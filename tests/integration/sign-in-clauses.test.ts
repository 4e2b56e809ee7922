import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { registration } from '../support/sandbox'

const ISSUERS = {
  v1: () => `https://sts.windows.net/${registration.tenantId}/`,
  v2: (server: RunningConsole) => `${server.sandbox.url}/${registration.tenantId}/v2.0`,
}

/** What a browser does by itself with where it is sent: at most twenty steps, and on this console only. */
async function followRedirects(person: HttpPerson, address: string): Promise<{ steps: string[]; page: Response }> {
  const steps: string[] = []
  let next = address
  for (;;) {
    const page = await person.request(next)
    steps.push(new URL(next, person.consoleUrl).pathname)
    const location = page.headers.get('location')
    const isOurs = location !== null && new URL(location, person.consoleUrl).origin === person.consoleUrl
    if (!isOurs || steps.length === 20) return { steps, page }
    next = location
  }
}

describe.each(['v1', 'v2'] as const)('A sign-in over %s', endpoints => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ endpoints, devices: 5, env: { MMD_APPLICATION_CONTEXT: 'false' } })
  })
  afterEach(() => server.sandbox.reset())
  afterAll(() => server.stop())

  const tokenCalls = () => server.sandbox.requests({ method: 'POST', path: '/token' })

  async function atCallback(): Promise<{ person: HttpPerson; callback: URL }> {
    const person = new HttpPerson(server.url)
    const callback = new URL(await person.pickAccount(await person.startSignIn(), PEOPLE.admin))
    await server.sandbox.forgetRequests()
    return { person, callback }
  }

  test.each([
    ['of its own generation is believed', endpoints, true],
    ['of the other generation is not', endpoints === 'v1' ? 'v2' : 'v1', false],
  ] as const)('an ID token with the issuer %s (security 15)', async (_, issuer, isBelieved) => {
    await server.sandbox.change({ idToken: { claims: { iss: ISSUERS[issuer](server) } } })
    const person = new HttpPerson(server.url)
    const end = await person.signIn(PEOPLE.admin)
    expect([end.split('&')[0], await person.isSignedIn()]).toEqual(
      isBelieved ? ['/devices', true] : ['/sign-in-problem?code=start-again', false],
    )
  })

  test.each([
    ['is not signed at all', { alg: 'none' }],
    ['is signed with a shared secret', { alg: 'HS256' }],
    ['is signed by a key that is not the tenant’s', { alg: 'foreign-key' }],
    ['is meant for another application', { claims: { aud: '00000000-0000-0000-0000-000000000000' } }],
    ['is for everybody', { claims: { aud: [registration.clientId, 'other'], azp: 'other' } }],
    ['names no issuer', { claims: { iss: null } }],
    ['answers another sign-in', { claims: { nonce: 'another-nonce' } }],
    ['has expired', { claims: { exp: 1_700_000_000 } }],
    ['never expires', { claims: { exp: null } }],
    ['names no tenant', { claims: { tid: null } }],
    ['names no person', { claims: { oid: null } }],
  ])('an ID token that %s signs nobody in (security 14)', async (_, idToken) => {
    await server.sandbox.change({ idToken })
    const person = new HttpPerson(server.url)
    expect(await person.signIn(PEOPLE.admin)).toMatch(/^\/sign-in-problem\?/)
    expect(await person.isSignedIn()).toBe(false)
    expect([...person.cookiesOf().keys()]).not.toContain('next-auth.session-token')
  })

  test.each([
    ['without state', (query: URLSearchParams) => query.delete('state')],
    ['with an empty state', (query: URLSearchParams) => query.set('state', '')],
    ['with its state shortened', (query: URLSearchParams) => query.set('state', query.get('state')?.slice(1) ?? '')],
    ['without code', (query: URLSearchParams) => query.delete('code')],
    ['with nothing at all', (query: URLSearchParams) => [...query.keys()].forEach(name => void query.delete(name))],
  ])('a callback %s makes no token call and no session (security 10)', async (_, change) => {
    const { person, callback } = await atCallback()
    change(callback.searchParams)
    expect(await person.finishSignIn(callback.href)).toMatch(/^\/sign-in-problem\?/)
    expect(await tokenCalls()).toEqual([])
    expect(await person.isSignedIn()).toBe(false)
  })

  test.each(['state', 'nonce', 'pkce.code_verifier'])(
    'a callback with another cookie in the place of the %s cookie makes no token call (security 10)',
    async name => {
      const { person, callback } = await atCallback()
      const others = ['state', 'nonce', 'pkce.code_verifier'].filter(other => other !== name)
      const cookies = new Map(person.cookiesOf())
      for (const other of others) {
        person.cookiesOf().set(`next-auth.${name}`, cookies.get(`next-auth.${other}`) ?? '')
        expect(await person.finishSignIn(callback.href)).toMatch(/^\/sign-in-problem\?code=start-again/)
        for (const [cookie, value] of cookies) person.cookiesOf().set(cookie, value)
      }
      expect(await tokenCalls()).toEqual([])
    },
  )

  test('a callback that comes a second time in its browser makes no token call (security 10)', async () => {
    const { person, callback } = await atCallback()
    expect(await person.finishSignIn(callback.href)).toBe('/devices')
    await server.sandbox.forgetRequests()
    expect(await person.finishSignIn(callback.href)).toMatch(/^\/sign-in-problem\?code=start-again/)
    expect(await tokenCalls()).toEqual([])
  })
})

describe('Signing in and out', () => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ devices: 5, env: { MMD_APPLICATION_CONTEXT: 'false' } })
  })
  afterEach(() => server.sandbox.reset())
  afterAll(() => server.stop())

  async function signedIn(returnTo = '/devices'): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    expect(await person.signIn(PEOPLE.viewer, returnTo)).toBe(returnTo)
    return person
  }

  /** Addresses that browsers or servers have taken for another site’s. */
  const ELSEWHERE = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%2Fevil.example',
    '/%5Cevil.example',
    '/\t/evil.example',
    '/\r\n/evil.example',
    '/devices/..//evil.example',
    'javascript:alert(1)',
  ]

  test.each(ELSEWHERE)(
    'nobody who is signed in already is led by the way to sign in to %j (security 12)',
    async address => {
      const person = await signedIn()
      const page = await person.request(`/sign-in?${new URLSearchParams({ callbackUrl: address })}`)
      expect([page.status, new URL(page.headers.get('location') ?? '', server.url).href]).toEqual([
        307,
        `${server.url}/`,
      ])
    },
  )

  test.each(ELSEWHERE)('nobody is led after sign-out to %j (security 12)', async callbackUrl => {
    const person = await signedIn()
    const { csrfToken } = (await (await person.request('/api/auth/csrf')).json()) as { csrfToken: string }
    const body = new URLSearchParams({ csrfToken, callbackUrl })
    const response = await person.request('/api/auth/signout', { method: 'POST', body })
    const target = new URL(response.headers.get('location') ?? '')
    expect(target.origin).toBe(server.sandbox.url)
    expect([...target.searchParams]).toEqual([['post_logout_redirect_uri', `${server.url}/signed-out`]])
    const page = await (await person.request(`/signed-out?${new URLSearchParams({ callbackUrl })}`)).text()
    expect(page.split('<script')[0]).not.toContain('evil')
  })

  test.each(ELSEWHERE)(
    'nobody is led after sign-in to %j by a cookie somebody planted (security 12)',
    async address => {
      const person = new HttpPerson(server.url)
      const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.viewer)
      person.cookiesOf().set('next-auth.callback-url', encodeURIComponent(address))
      const { steps, page } = await followRedirects(person, callback)
      expect(page.status).toBe(200)
      expect(steps.at(-1)).toBe('/')
      expect(new URL(page.url).origin).toBe(server.url)
    },
  )

  test('a sign-in that fails again and again asks the tenant once each time, and stops at a page (security 16)', async () => {
    for (const settings of [
      { authorizeError: { error: 'access_denied', code: 50105 } },
      { authorizeError: { error: 'interaction_required', code: 50076 } },
      { authorizeError: { error: 'login_required', code: 50058 } },
      { tokenError: { error: 'invalid_grant', code: 70008 } },
      { idToken: { alg: 'none' } },
      { tenantClaim: '11111111-2222-4333-8444-555555555555' },
    ]) {
      await server.sandbox.change(settings)
      await server.sandbox.forgetRequests()
      const person = new HttpPerson(server.url)
      const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.viewer)
      const { steps, page } = await followRedirects(person, callback)
      expect(steps).toEqual(['/api/auth/callback/entra', '/sign-in-problem'])
      expect([page.status, page.headers.get('refresh')]).toEqual([200, null])
      expect(await page.text()).not.toMatch(/http-equiv="?refresh/i)
      const asked = await server.sandbox.requests({ method: 'GET', path: '/authorize' })
      expect(asked.length).toBeLessThanOrEqual(1)
      await server.sandbox.reset()
    }
  })

  test('the way to sign in waits for the person and never goes round (security 16)', async () => {
    await server.sandbox.forgetRequests()
    const stranger = new HttpPerson(server.url)
    for (const address of ['/', '/devices?search=x', '/sign-in', '/api/auth/signin', '/api/auth/error?error=x']) {
      const { steps, page } = await followRedirects(stranger, address)
      expect([address, page.status]).toEqual([address, 200])
      expect(['/sign-in', '/sign-in-problem']).toContain(steps.at(-1))
      expect(steps.length).toBeLessThanOrEqual(3)
    }
    expect(await server.sandbox.requests()).toEqual([])
    const person = await signedIn()
    for (const address of [
      '/sign-in',
      '/sign-in?callbackUrl=/sign-in',
      '/sign-in?callbackUrl=/sign-in?callbackUrl=/sign-in',
    ]) {
      const { steps, page } = await followRedirects(person, address)
      expect([address, page.status, steps.at(-1)]).toEqual([address, 200, '/'])
    }
  })

  test('a name and a text with markup in it stay text (security 16)', async () => {
    const name = '<img src=x onerror=alert(1)>"\'</script><script>alert(2)</script>'
    await server.sandbox.change({ idToken: { claims: { name, preferred_username: name } } })
    const person = await signedIn()
    for (const address of [
      '/devices',
      '/sessions',
      `/devices?search=${encodeURIComponent(name)}`,
      `/devices/${encodeURIComponent(name)}`,
    ]) {
      expect(await (await person.request(address)).text()).not.toMatch(/<img src=x|<script>alert/)
    }
    const query = new URLSearchParams({ code: name, ref: name, number: name, error: name, error_description: name })
    for (const address of [`/sign-in-problem?${query}`, `/sign-in?reason=${encodeURIComponent(name)}`]) {
      const page = await (await new HttpPerson(server.url).request(address)).text()
      expect(page).not.toMatch(/<img src=x|<script>alert/)
      expect(page.split('<script')[0]).not.toContain('onerror')
    }
  })

  test('somebody whom the service refuses gets to sign in anew, although the session lives (security 6)', async () => {
    const person = await signedIn()
    await server.sandbox.change({ rejectTokensIssuedBefore: Math.floor(Date.now() / 1000) + 3600 })
    const refused = await person.api('/api/mmd/devices')
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'session-ended'])
    // Where the button of the notice leads; without the reason it would be a way back to the same notice.
    const query = new URLSearchParams({ reason: 'expired', callbackUrl: '/devices?search=x' })
    const { steps, page } = await followRedirects(person, `/sign-in?${query}`)
    expect([steps, page.status]).toEqual([['/sign-in'], 200])
    await server.sandbox.change({ rejectTokensIssuedBefore: null })
    expect(await person.signIn(PEOPLE.viewer, '/devices?search=x')).toBe('/devices?search=x')
    expect(await person.isSignedIn()).toBe(true)
  })

  test('a dead refresh token ends the session; the page asks to sign in, and it returns to its filters (security 6)', async () => {
    const here = "/devices?search=O'Brien+%231&ring=Fast&sort=-lastSync"
    await server.sandbox.change({ tokenLifetimeSeconds: 0 })
    const person = await signedIn()
    await server.sandbox.change({ tokenLifetimeSeconds: 3600 })
    await server.sandbox.revoke()

    const page = await person.request(here)
    expect(page.status).toBe(200)
    expect(await page.text()).toMatch(/Your session has ended.*Sign in again/s)
    const refused = await person.api('/api/mmd/devices')
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'unauthenticated'])

    const { page: signIn, steps } = await followRedirects(person, here)
    expect(steps).toEqual(['/devices', '/sign-in'])
    const returnTo = new URL(signIn.url).searchParams.get('callbackUrl') ?? ''
    expect(Object.fromEntries(new URL(returnTo, server.url).searchParams)).toEqual({
      search: "O'Brien #1",
      ring: 'Fast',
      sort: '-lastSync',
    })
    expect(await person.signIn(PEOPLE.viewer, returnTo)).toBe(returnTo)
    expect((await person.request(returnTo)).status).toBe(200)
  })

  test.each([
    '/devices?search=x&ring=Fast',
    '/users?search=vera',
    '/devices/3f0c1d52-7a41-4c5e-8d6b-0a4d1c9b7eff?find=MMD-1',
    '/sessions?scope=all',
  ])('the part of a page that a link fetches leads back to %s, too (security 6)', async address => {
    const stranger = new HttpPerson(server.url)
    // What a browser has already: the frame of the console, so that it asks for the page alone.
    const tree = ['', { children: ['(console)', { children: ['setup', { children: ['__PAGE__', {}] }] }] }]
    for (const has of [{}, { 'next-router-state-tree': encodeURIComponent(JSON.stringify(tree)) }]) {
      const headers = { rsc: '1', ...has }
      // Next first sends a client that has not hashed its headers into the address to where they are.
      const hashed = await stranger.request(address, { headers })
      const response = await stranger.request(hashed.headers.get('location') ?? '', { headers })
      const text = `${response.headers.get('location')} ${await response.text()}`
      const ways = text.match(/\/sign-in\?callbackUrl=[\w%.-]+/g) ?? []
      const returns = ways.map(way => new URL(way, server.url).searchParams.get('callbackUrl'))
      expect(returns.length).toBeGreaterThan(0)
      expect(new Set(returns)).toEqual(new Set([address]))
    }
  })
})
