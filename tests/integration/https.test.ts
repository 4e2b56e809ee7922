import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { freePort } from '../support/ports'
import { type Sandbox, startSandbox } from '../support/sandbox'

const PUBLIC = 'https://console.example'
const SESSION = '__Host-next-auth.session-token'

/** As in production: people reach the console over https, and something in front of it ends the TLS. */
describe('A console that is reached over https', () => {
  let server: ConsoleWithDatabase
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ redirectUris: [`${PUBLIC}/api/auth/callback/entra`], devices: 5 })
    await sandbox.change({ consentRedirectUris: [`${PUBLIC}/api/console/admin-consent`] })
    const env = { NEXTAUTH_URL: PUBLIC, SESSION_MAX_HOURS: '3', SESSION_IDLE_MINUTES: '2' }
    server = await startConsoleWithDatabase({ sandbox, port: await freePort(), env })
  })
  afterAll(async () => {
    await server.stop()
    await sandbox.stop()
  })

  /** Keeps every answer that sets a cookie. */
  class CookieWatcher extends HttpPerson {
    readonly setters: { where: string; cacheControl: string | null; cookies: string[] }[] = []

    override async request(address: string, init: RequestInit = {}): Promise<Response> {
      const response = await super.request(address.replace(PUBLIC, server.url), init)
      const cookies = response.headers.getSetCookie()
      if (cookies.length > 0 && response.url.startsWith(server.url)) {
        const where = `${init.method ?? 'GET'} ${new URL(response.url).pathname}`
        this.setters.push({ where, cacheControl: response.headers.get('cache-control'), cookies })
      }
      return response
    }
  }

  /** Signs in, works, fails, asks for consent and signs out. */
  async function everyAnswerWithCookies() {
    const person = new CookieWatcher(server.url)
    for (const path of ['/devices', '/sign-in', '/signed-out', '/no/such']) await person.request(path)
    await person.request('/api/auth/callback/entra?code=x&state=x')
    expect(await person.signIn(PEOPLE.admin)).toBe('/devices')
    for (const path of ['/', '/devices', '/sessions', '/setup', '/api/auth/session']) await person.request(path)
    expect(await person.isSignedIn()).toBe(true)
    await person.request('/api/auth/session', {
      headers: { cookie: '__Host-next-auth.callback-url=https://evil.example' },
    })
    const consent = await person.request('/api/console/admin-consent/start')
    expect(consent.status).toBe(302)
    await person.request('/api/console/admin-consent?admin_consent=True&state=x')
    await person.signOut()
    return person.setters
  }

  test('gives each of its cookies to this host alone, over https alone and to no script (security 1)', async () => {
    const cookies = (await everyAnswerWithCookies()).flatMap(answer => answer.cookies)
    const names = new Set(cookies.map(cookie => cookie.split('=')[0]))
    expect([...names].sort()).toEqual([
      '__Host-console.admin-consent',
      '__Host-next-auth.callback-url',
      '__Host-next-auth.csrf-token',
      '__Host-next-auth.nonce',
      '__Host-next-auth.pkce.code_verifier',
      SESSION,
      '__Host-next-auth.state',
    ])
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Secure(;|$)/i)
      expect(cookie).toMatch(/; HttpOnly(;|$)/i)
      expect(cookie).toMatch(/; SameSite=Lax(;|$)/i)
      expect(cookie).toMatch(/; Path=\/(;|$)/i)
      expect(cookie).not.toMatch(/; Domain=/i)
    }
  })

  test('lets nobody keep an answer that sets a cookie (security 7)', async () => {
    const setters = await everyAnswerWithCookies()
    expect(setters.length).toBeGreaterThan(6)
    for (const { where, cacheControl } of setters) {
      expect([where, cacheControl]).toEqual([where, 'private, no-store'])
    }
  })

  test('clears away pieces of an older, larger cookie at sign-in and at sign-out (security 2)', async () => {
    const person = new HttpPerson(server.url)
    const stale = () => [...person.cookiesOf().keys()].filter(name => name.startsWith(`${SESSION}.`))
    const leavePieces = () => [0, 1, 2].forEach(piece => void person.cookiesOf().set(`${SESSION}.${piece}`, 'old'))
    leavePieces()
    const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.viewer)
    expect(await person.finishSignIn(callback.replace(PUBLIC, server.url))).toBe('/devices')
    expect(stale()).toEqual([])
    expect(await person.isSignedIn()).toBe(true)
    leavePieces()
    expect(await person.isSignedIn()).toBe(true)
    await person.signOut()
    expect(stale()).toEqual([])
  })

  test('lets sessions live as long as it is told, and no longer (security 5)', async () => {
    const person = new CookieWatcher(server.url)
    await person.signIn(PEOPLE.viewer)
    const [row] = await server.sql<{ hours: string }>(
      'select extract(epoch from expires_at - created_at) / 3600 as hours from sessions order by created_at desc limit 1',
    )
    expect(Number(row?.hours)).toBeCloseTo(3, 2)
    const cookie = person.setters.flatMap(({ cookies }) => cookies).find(header => header.startsWith(SESSION)) ?? ''
    const ends = Date.parse(cookie.match(/Expires=([^;]+)/i)?.[1] ?? '')
    expect((ends - Date.now()) / 3_600_000).toBeCloseTo(3, 1)

    await server.sql("update sessions set last_seen_at = now() - interval '110 seconds'")
    expect(await person.isSignedIn()).toBe(true)
    await server.sql("update sessions set last_seen_at = now() - interval '121 seconds'")
    expect(await person.isSignedIn()).toBe(false)
  })

  test('sends nobody anywhere but to itself and to the tenant (security 12)', async () => {
    const person = new HttpPerson(server.url)
    for (const host of ['evil.example', 'console.example.evil.example']) {
      const headers = { 'x-forwarded-host': host, 'x-forwarded-proto': 'https', forwarded: `host=${host}` }
      for (const path of ['/devices', '/api/auth/signin', '/api/auth/callback/entra?code=x', '/api/auth/signout']) {
        const response = await person.request(path, { headers })
        const location = response.headers.get('location') ?? ''
        expect([path, location]).toEqual([path, expect.not.stringContaining('evil')])
        expect([path, await response.text()]).toEqual([path, expect.not.stringContaining('evil')])
      }
    }
  })
})
