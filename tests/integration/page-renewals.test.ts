import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'

/** Reads the service for the person as it is rendered. */
const PAGE = '/users'

/** The forms of a page that read the fleet as they are rendered. */
const FORMS: [name: string, headers: Record<string, string>][] = [
  ['a page', {}],
  ['the part of a page that a link fetches', { rsc: '1' }],
  ['a page fetched ahead', { rsc: '1', 'next-router-prefetch': '1' }],
  ['a page of an impatient browser, which asks in the background', { 'x-background': '1', purpose: 'prefetch' }],
]

describe('A page of somebody whose access token has ended', () => {
  let server: ConsoleWithDatabase
  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 5, env: { MMD_APPLICATION_CONTEXT: 'false' } })
  })
  afterEach(() => server.sandbox.reset())
  afterAll(() => server.stop())

  /** The tenant takes each refresh token once: a result that was not kept would be the end of the session. */
  async function withExpiredToken(): Promise<HttpPerson> {
    await server.sandbox.change({ tokenLifetimeSeconds: 0, refreshTokens: 'single-use' })
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.admin)
    await server.sandbox.change({ tokenLifetimeSeconds: 3600 })
    await server.sandbox.forgetRequests()
    return person
  }

  const refreshes = async () => (await server.sandbox.requests({ method: 'POST', path: '/token' })).length
  const reads = async () => (await server.sandbox.requests({ path: '/support/odata' })).length

  async function open(person: HttpPerson, address: string, init: RequestInit = {}): Promise<Response> {
    const response = await person.request(address, init)
    const location = response.headers.get('location')
    return location?.includes('_rsc') ? open(person, location, init) : response
  }

  test.each(FORMS)('%s keeps what it renewed, and everybody goes on with that (security 22)', async (_, headers) => {
    const person = await withExpiredToken()
    const page = await open(person, PAGE, { headers })
    expect(page.status).toBe(200)
    await page.text()
    // A page cannot set cookies once it is being sent, so nothing that matters may hang on one.
    expect(page.headers.getSetCookie()).toEqual([])
    const renewedByPage = await refreshes()
    expect(renewedByPage).toBe(await reads())

    expect((await person.api('/api/mmd/profiles')).status).toBe(200)
    expect((await open(person, PAGE)).status).toBe(200)
    expect(await refreshes()).toBe(1)
    const [row] = await server.sql('select tokens_version, lease_until from sessions order by created_at desc limit 1')
    expect(row).toEqual({ tokens_version: 1, lease_until: null })
  })

  test('and its pages and requests that come together renew it once (security 17, 22)', async () => {
    const person = await withExpiredToken()
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => open(person, PAGE)),
      ...Array.from({ length: 6 }, () => person.api('/api/mmd/devices')),
    ])
    expect(answers.map(answer => answer.status)).toEqual(Array(12).fill(200))
    expect(await refreshes()).toBe(1)
  })

  test('that is left while it renews keeps what it renewed (security 22)', async () => {
    const person = await withExpiredToken()
    await server.sandbox.addFault({ match: { path: '/token' }, fault: { kind: 'latency', ms: 1_000 } })
    const leaving = new AbortController()
    const left = open(person, PAGE, { signal: leaving.signal }).then(response => response.text())
    await expect.poll(refreshes).toBe(1)
    leaving.abort()
    await expect(left).rejects.toThrow()
    expect((await person.api('/api/mmd/profiles')).status).toBe(200)
    expect(await refreshes()).toBe(1)
  })

  test('starts no renewal that it could not keep (security 22)', async () => {
    const person = await withExpiredToken()
    await server.sql(`create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'this database is read-only'; end $$`)
    await server.sql('create trigger read_only before update on sessions execute function refuse()')
    try {
      for (const [, headers] of FORMS) await (await open(person, PAGE, { headers })).text()
      expect((await person.api('/api/mmd/profiles')).status).toBe(500)
      expect([await refreshes(), await reads()]).toEqual([0, 0])
    } finally {
      await server.sql('drop trigger read_only on sessions')
      await server.sql('drop function refuse')
    }
    expect(await (await open(person, PAGE)).text()).toContain('role="row"')
    expect(await refreshes()).toBe(1)
  })

  test.each(['/sessions', '/setup', '/sign-in?reason=expired', '/api/auth/session', '/api/console/sessions'])(
    'renews nothing when it reads nothing, as %s (security 22)',
    async address => {
      const person = await withExpiredToken()
      for (const [, headers] of FORMS) {
        const response = await open(person, address, { headers: { 'x-csrf': '1', ...headers } })
        expect(response.status).toBeLessThan(400)
        await response.text()
      }
      expect(await refreshes()).toBe(0)
    },
  )
})
