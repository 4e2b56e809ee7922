import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { registration } from '../support/sandbox'

describe('A session', () => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ devices: 5 })
  })
  afterEach(() => server.sandbox.reset())
  afterAll(() => server.stop())

  async function signedIn(upn: string = PEOPLE.viewer): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    expect(await person.signIn(upn)).toBe('/devices')
    return person
  }

  const SESSION = 'next-auth.session-token'

  test('ends on the server at sign-out, and goes through the tenant’s logout (security 4)', async () => {
    const person = await signedIn()
    const copied = person.cookiesOf().get(SESSION) ?? ''
    const logout = new URL(await person.signOut())
    expect(`${logout.origin}${logout.pathname}`).toBe(
      `${server.sandbox.url}/${registration.tenantId}/oauth2/v2.0/logout`,
    )
    expect(logout.searchParams.get('post_logout_redirect_uri')).toBe(`${server.url}/signed-out`)

    const thief = new HttpPerson(server.url)
    thief.cookiesOf().set(SESSION, copied)
    expect((await thief.api('/api/mmd/profiles')).status).toBe(401)
    expect(await (await thief.request('/api/auth/session')).json()).toEqual({})
  })

  test('gets a new id at each sign-in, and the one before is dead (security 4)', async () => {
    const person = await signedIn()
    const first = person.cookiesOf().get(SESSION) ?? ''
    await person.signIn(PEOPLE.viewer)
    expect(person.cookiesOf().get(SESSION)).not.toBe(first)
    const thief = new HttpPerson(server.url)
    thief.cookiesOf().set(SESSION, first)
    expect(await thief.isSignedIn()).toBe(false)
  })

  test('is a small cookie, however large the tokens are (security 2)', async () => {
    await server.sandbox.change({ extraGroups: 1_000 })
    await signedIn()
    await server.sandbox.change({ extraGroups: 0, accessTokenBytes: 12_000 })
    const person = await signedIn()
    expect([...person.cookiesOf().keys()].filter(name => name.startsWith(SESSION))).toEqual([SESSION])
    expect(person.cookiesOf().get(SESSION)?.length).toBeLessThan(1_000)
    expect(await person.isSignedIn()).toBe(true)
  })

  test.each([
    ['tampered with', (cookie: string) => `${cookie.slice(0, -4)}AAAA`],
    ['cut off', (cookie: string) => cookie.slice(0, cookie.length / 2)],
    ['garbage', () => '%%%'],
    ['empty', () => ''],
  ])('cookie that is %s means nobody is signed in, and never an internal error (security 8)', async (_, change) => {
    const person = await signedIn()
    const cookie = `${SESSION}=${change(person.cookiesOf().get(SESSION) ?? '')}`
    const stranger = new HttpPerson(server.url)
    const api = await stranger.api('/api/mmd/profiles', { headers: { cookie } })
    expect(api.status).toBe(401)
    expect((await stranger.request('/api/auth/session', { headers: { cookie } })).status).toBe(200)
    expect((await stranger.request('/devices', { headers: { cookie } })).headers.get('location')).toMatch(/^\/sign-in/)
  })

  test('is not opened by a cookie made for another purpose (security 8)', async () => {
    const person = new HttpPerson(server.url)
    await person.startSignIn()
    const cookie = `${SESSION}=${person.cookiesOf().get('next-auth.state')}`
    expect((await person.api('/api/mmd/profiles', { headers: { cookie } })).status).toBe(401)
  })

  test('cookie is HttpOnly, Lax, for the whole host and nothing beyond it (security 1)', async () => {
    const person = new HttpPerson(server.url)
    const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.viewer)
    const response = await person.request(callback)
    const cookie = response.headers.getSetCookie().find(header => header.startsWith(SESSION)) ?? ''
    expect(cookie).toMatch(/; HttpOnly/)
    expect(cookie).toMatch(/; SameSite=Lax/i)
    expect(cookie).toMatch(/; Path=\/(;|$)/)
    expect(cookie).not.toMatch(/Domain=/i)
  })

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/%2Fevil.example',
    '%',
    'x'.repeat(1_000_000),
  ])('never returns anybody to another place: %.40s (security 12, 13)', async callbackUrl => {
    const person = new HttpPerson(server.url)
    const callback = await person.pickAccount(await person.startSignIn(callbackUrl.slice(0, 9_000)), PEOPLE.viewer)
    const response = await person.request(callback)
    expect(new URL(response.headers.get('location') ?? '', server.url).href).toBe(`${server.url}/`)
    const start = await person.request(
      `/api/auth/signin?callbackUrl=${encodeURIComponent(callbackUrl.slice(0, 9_000))}`,
    )
    expect(new URL(start.headers.get('location') ?? '', server.url).origin).toBe(server.url)
  })

  test('cannot be started for another application, place or scope by the query', async () => {
    const person = new HttpPerson(server.url)
    const query =
      '?redirect_uri=https://evil.example&client_id=other&scope=everything&response_type=token&prompt=select_account'
    const url = new URL(await person.startSignIn('/devices', query))
    expect(url.searchParams.get('redirect_uri')).toBe(`${server.url}/api/auth/callback/entra`)
    expect(url.searchParams.get('client_id')).toBe(registration.clientId)
    expect(url.searchParams.get('scope')).not.toContain('everything')
    expect(url.searchParams.get('response_type')).toBe('code')
    expect(url.searchParams.get('prompt')).toBe('select_account')
  })
})
