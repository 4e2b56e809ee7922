import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'

describe('Tokens', () => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ devices: 5, quiet: true })
  })
  afterEach(() => server.sandbox.reset())
  afterAll(() => server.stop())

  /** Somebody whose access token has ended by the time they are signed in; later ones last an hour. */
  async function withExpiredToken(settings: Record<string, unknown> = {}): Promise<HttpPerson> {
    await server.sandbox.change({ tokenLifetimeSeconds: 0, ...settings })
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    await server.sandbox.change({ tokenLifetimeSeconds: 3600 })
    await server.sandbox.forgetRequests()
    return person
  }

  const refreshes = async () => (await server.sandbox.requests({ method: 'POST', path: '/token' })).length

  test.each(['reusable', 'single-use'])(
    'many requests with an ended token make one refresh (%s refresh tokens) (security 17)',
    async refreshTokens => {
      const person = await withExpiredToken({ refreshTokens })
      const answers = await Promise.all(Array.from({ length: 50 }, () => person.api('/api/mmd/profiles')))
      expect(answers.map(answer => answer.status)).toEqual(Array(50).fill(200))
      expect(await refreshes()).toBe(1)
    },
  )

  test('a refresh answer without a refresh token keeps the one there was', async () => {
    const person = await withExpiredToken({ omitRefreshToken: true })
    // Short enough to be refreshed at each request, long enough for the service to take it.
    await server.sandbox.change({ tokenLifetimeSeconds: 30 })
    expect(await person.isSignedIn()).toBe(true)
    expect(await person.isSignedIn()).toBe(true)
    expect(await refreshes()).toBe(2)
  })

  test('a dead refresh token ends the session (security 6)', async () => {
    const person = await withExpiredToken()
    await server.sandbox.revoke()
    const response = await person.api('/api/mmd/profiles')
    expect([response.status, (await response.json()).code]).toEqual([401, 'session-ended'])
    expect((await (await person.api('/api/mmd/profiles')).json()).code).toBe('unauthenticated')
  })

  test.each([
    ['an internal error', { kind: 'status', status: 500 }],
    ['a broken connection', { kind: 'reset' }],
    ['a throttle', { kind: 'throttle', retryAfter: 1 }],
  ])('%s of the tenant is no sign-out (security 20)', async (_, fault) => {
    const person = await withExpiredToken()
    await server.sandbox.addFault({ match: { path: '/token' }, fault: fault, times: 1 })
    expect((await person.api('/api/mmd/profiles')).status).toBe(503)
    await expect.poll(() => person.isSignedIn(), { timeout: 5_000 }).toBe(true)
  })

  test('a throttled refresh is not repeated before its time (security 20)', async () => {
    const person = await withExpiredToken()
    await server.sandbox.addFault({ match: { path: '/token' }, fault: { kind: 'throttle', retryAfter: 60 } })
    for (let request = 0; request < 3; request++) {
      const response = await person.api('/api/mmd/profiles')
      expect(response.status).toBe(503)
      if (request > 0) expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(50)
    }
    expect(await refreshes()).toBe(1)
  })

  test('a token the service refuses while its clock still runs is renewed once, however many requests met it', async () => {
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    await new Promise(resolve => setTimeout(resolve, 1_100))
    await server.sandbox.forgetRequests()
    await server.sandbox.change({ rejectTokensIssuedBefore: Math.floor(Date.now() / 1000) })
    const answers = await Promise.all(Array.from({ length: 20 }, () => person.api('/api/mmd/profiles')))
    expect(answers.map(answer => answer.status)).toEqual(Array(20).fill(200))
    expect(await refreshes()).toBe(1)
  })

  test.each([[null], [-5], ['soon']])('a token answer with expires_in %j counts as ended', async expiresIn => {
    await server.sandbox.change({ tokenResponse: { expires_in: expiresIn } })
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    await server.sandbox.change({ tokenResponse: {} })
    await server.sandbox.forgetRequests()
    expect(await person.isSignedIn()).toBe(true)
    expect(await refreshes()).toBe(1)
  })

  test('a claims challenge asks for one more step and gives the tenant its claims', async () => {
    const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } })
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    await server.sandbox.change({ challenge: { claims } })
    const refused = await person.api('/api/mmd/profiles')
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'claims-required'])
    const authorizeUrl = await person.startSignIn('/devices?search=x')
    expect(JSON.parse(new URL(authorizeUrl).searchParams.get('claims') ?? '')).toEqual(JSON.parse(claims))
    expect(await person.finishSignIn(await person.pickAccount(authorizeUrl, PEOPLE.viewer))).toBe('/devices?search=x')
    expect(await person.isSignedIn()).toBe(true)
  })
})
