import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'

type Listed = { id: string; current: boolean; browser: string; person: { upn: string; objectId: string } }

describe('The life of a session', () => {
  let server: ConsoleWithDatabase
  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 5, quiet: true, env: { SESSION_IDLE_MINUTES: '1' } })
  })
  afterEach(async () => {
    await server.sandbox.reset()
    await server.sql('delete from sessions')
  })
  afterAll(() => server.stop())

  async function signedIn(upn: string = PEOPLE.viewer): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    expect(await person.signIn(upn)).toBe('/devices')
    return person
  }

  /** As if nobody had done anything for so long. */
  const idleFor = (seconds: number) =>
    server.sql('update sessions set last_seen_at = now() - make_interval(secs => $1)', [seconds])

  const idleSeconds = async () => {
    const [row] = await server.sql<{ idle: string }>(
      'select extract(epoch from now() - last_seen_at) as idle from sessions',
    )
    return Number(row?.idle)
  }

  test('ends when the person does nothing for too long (security 5)', async () => {
    const person = await signedIn()
    await idleFor(50)
    expect(await person.isSignedIn()).toBe(true)
    await idleFor(61)
    expect((await person.api('/api/mmd/profiles')).status).toBe(401)
    expect((await person.request('/devices')).headers.get('location')).toMatch(/^\/sign-in/)
    expect(await (await person.request('/api/auth/session')).json()).toEqual({})
  })

  test('goes on while the person works, by API and by page (security 5)', async () => {
    const person = await signedIn()
    for (const work of [() => person.api('/api/mmd/profiles'), () => person.request('/devices')]) {
      await idleFor(50)
      expect((await work()).status).toBe(200)
      expect(await idleSeconds()).toBeLessThan(10)
    }
  })

  test('is not prolonged by a page that refreshes itself, nor by asking whether it lives (security 5)', async () => {
    const person = await signedIn()
    const background = { 'x-background': '1' }
    for (const polling of [
      () => person.api('/api/mmd/profiles', { headers: background }),
      () => person.api('/api/console/sessions', { headers: background }),
      () => person.request('/api/auth/session'),
    ]) {
      await idleFor(50)
      expect((await polling()).status).toBe(200)
      expect(await idleSeconds()).toBeGreaterThanOrEqual(50)
    }
  })

  test('ends after its longest time, however busy it is (security 5)', async () => {
    const person = await signedIn()
    await server.sql("update sessions set expires_at = now() - interval '1 second'")
    expect(await person.isSignedIn()).toBe(false)
  })

  test('is not brought back by a refresh that was under way at sign-out (security 4)', async () => {
    await server.sandbox.change({ tokenLifetimeSeconds: 0 })
    const person = await signedIn()
    await server.sandbox.change({ tokenLifetimeSeconds: 3600 })
    const copied = new Map(person.cookiesOf())
    await server.sandbox.forgetRequests()
    await server.sandbox.addFault({ match: { path: '/token' }, fault: { kind: 'latency', ms: 1_500 } })

    const refreshing = person.api('/api/mmd/profiles')
    await expect.poll(() => server.sandbox.requests({ path: '/token' })).toHaveLength(1)
    await person.signOut()
    expect(await server.sql('select id from sessions')).toEqual([])
    expect((await refreshing).status).toBe(401)

    const thief = new HttpPerson(server.url)
    for (const [name, value] of copied) thief.cookiesOf().set(name, value)
    expect(await thief.isSignedIn()).toBe(false)
    expect(await server.sql('select id from sessions')).toEqual([])
  })

  describe('in the list of sessions', () => {
    const EDGE =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0'

    async function list(person: HttpPerson, scope = 'own'): Promise<Listed[]> {
      const response = await person.api(`/api/console/sessions?scope=${scope}`)
      expect(response.status).toBe(200)
      return ((await response.json()) as { sessions: Listed[] }).sessions
    }

    const send = (person: HttpPerson, path: string, body?: unknown) =>
      person.api(`/api/console/sessions/${path}`, {
        method: body === undefined && /^[0-9a-f]{12}$/.test(path) ? 'DELETE' : 'POST',
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })

    test('a person sees their own, which one is this, and nothing that signs anybody in', async () => {
      const person = new HttpPerson(server.url)
      const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.viewer)
      await person.request(callback, { headers: { 'user-agent': EDGE } })
      await signedIn(PEOPLE.admin)
      await signedIn()

      const text = await (await person.api('/api/console/sessions')).text()
      for (const [, value] of person.cookiesOf()) expect(text).not.toContain(value)
      const own = await list(person)
      expect(own.map(({ current, person: { upn } }) => [current, upn]).sort()).toEqual([
        [false, PEOPLE.viewer],
        [true, PEOPLE.viewer],
      ])
      expect(own.find(session => session.current)?.browser).toBe('Edge on Windows')
      expect(own.find(session => !session.current)?.browser).toBe('Unknown browser')
    })

    test('a person ends one of theirs, and that browser is told at its next step', async () => {
      const [here, there] = [await signedIn(), await signedIn()]
      const other = (await list(here)).find(session => !session.current)
      expect(await (await send(here, other?.id ?? '')).json()).toEqual({ ended: 1 })
      const refused = await there.api('/api/mmd/profiles')
      expect([refused.status, (await refused.json()).code]).toEqual([401, 'unauthenticated'])
      expect(await here.isSignedIn()).toBe(true)
    })

    test('a person ends nobody else’s, and learns nothing by trying (security 26)', async () => {
      const [person, other] = [await signedIn(), await signedIn(PEOPLE.support)]
      const [foreign] = await list(other)
      for (const id of [foreign?.id ?? '', '000000000000', '%25', 'x'.repeat(12)]) {
        const response = await person.api(`/api/console/sessions/${id}`, { method: 'DELETE' })
        expect([response.status, (await response.json()).code]).toEqual([404, 'not-found'])
      }
      expect(await other.isSignedIn()).toBe(true)
    })

    test('signing out everywhere ends all of one’s own, and nobody else’s', async () => {
      const [here, there, other] = [await signedIn(), await signedIn(), await signedIn(PEOPLE.support)]
      expect(await (await send(here, 'end-all')).json()).toEqual({ ended: 2 })
      expect([await here.isSignedIn(), await there.isSignedIn(), await other.isSignedIn()]).toEqual([
        false,
        false,
        true,
      ])
    })

    test('an administrator sees everybody’s and ends one person’s, or all (security 9)', async () => {
      const [admin, viewer, support] = [await signedIn(PEOPLE.admin), await signedIn(), await signedIn(PEOPLE.support)]
      const all = await list(admin, 'all')
      expect(all.map(session => session.person.upn).sort()).toEqual(Object.values(PEOPLE).sort())
      const objectId = all.find(session => session.person.upn === PEOPLE.viewer)?.person.objectId

      expect(await (await send(admin, 'end', { objectId })).json()).toEqual({ ended: 1 })
      expect([await viewer.isSignedIn(), await support.isSignedIn()]).toEqual([false, true])

      expect(await (await send(admin, 'end', { all: true })).json()).toEqual({ ended: 2 })
      expect([await admin.isSignedIn(), await support.isSignedIn()]).toEqual([false, false])
      expect(
        await server.sql(
          "select upn, details from audit_events where kind = 'sessions-ended' order by id desc limit 2",
        ),
      ).toEqual([
        { upn: PEOPLE.admin, details: { scope: 'everyone' } },
        { upn: PEOPLE.admin, details: { scope: 'person', target: objectId } },
      ])
    })

    test.each([PEOPLE.viewer, PEOPLE.support])('%s is not allowed what administrators are (security 35)', async upn => {
      const [person, admin] = [await signedIn(upn), await signedIn(PEOPLE.admin)]
      expect((await person.api('/api/console/sessions?scope=all')).status).toBe(403)
      expect((await send(person, 'end', { all: true })).status).toBe(403)
      expect(await admin.isSignedIn()).toBe(true)
    })

    test('is a page for everybody, and nobody’s without a session', async () => {
      const page = await (await (await signedIn()).request('/sessions')).text()
      expect(page).toContain('Sign out everywhere')
      expect(page).not.toContain('Everyone’s')
      expect(await (await (await signedIn(PEOPLE.admin)).request('/sessions')).text()).toContain('Everyone’s')
      const stranger = await new HttpPerson(server.url).request('/sessions')
      expect(stranger.headers.get('location')).toBe('/sign-in?callbackUrl=%2Fsessions')
    })
  })
})
