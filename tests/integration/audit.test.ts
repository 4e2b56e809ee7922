import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { registration } from '../support/sandbox'

type AuditRow = {
  kind: string
  tenant_id: string
  object_id: string | null
  upn: string | null
  session: string | null
  request_id: string | null
  client_address: string | null
  details: Record<string, unknown>
}

const LOOPBACK = /^(127\.0\.0\.1|::1)$/
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('The record of who did what', () => {
  let server: ConsoleWithDatabase
  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 5 })
  })
  afterEach(async () => {
    await server.sandbox.reset()
    await server.sql('delete from audit_events')
  })
  afterAll(() => server.stop())

  const rows = (kind: string) => server.sql<AuditRow>('select * from audit_events where kind = $1 order by id', [kind])

  /** Leaves no row of its own behind. */
  async function signedIn(upn: string = PEOPLE.viewer): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    expect(await person.signIn(upn)).toBe('/devices')
    await server.sql('delete from audit_events')
    return person
  }

  /** First, because rows are cleared away at a process's first record, and then once an hour. */
  test('rows are kept for the days that are configured, and older ones go', async () => {
    await server.sql(`insert into audit_events (at, kind, tenant_id) values
      (now() - interval '401 days', 'old', 't'), (now() - interval '399 days', 'recent', 't')`)
    await new HttpPerson(server.url).signIn(PEOPLE.viewer)
    await expect.poll(() => rows('old')).toEqual([])
    expect(await rows('recent')).toHaveLength(1)
  })

  test('names who signed in, in which session and from where', async () => {
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.support)
    const [row, ...others] = await rows('sign-in')
    expect(others).toEqual([])
    const [session] = await server.sql<{ id: string; object_id: string }>(
      'select id, object_id from sessions where upn = $1',
      [PEOPLE.support],
    )
    expect(row).toMatchObject({
      tenant_id: registration.tenantId,
      object_id: session?.object_id,
      upn: PEOPLE.support,
      session: session?.id.slice(0, 12),
      request_id: expect.stringMatching(GUID),
      client_address: expect.stringMatching(LOOPBACK),
      details: { roles: 'Console.Support' },
    })
  })

  test('names who signed out', async () => {
    const person = await signedIn()
    await person.signOut()
    expect(await rows('sign-out')).toMatchObject([{ upn: PEOPLE.viewer, session: expect.stringMatching(/^\w{12}$/) }])
  })

  test('names why a sign-in was refused, under the reference the person sees', async () => {
    await server.sandbox.change({ authorizeError: { error: 'access_denied', code: 50105 } })
    const end = new URL(await new HttpPerson(server.url).signIn(PEOPLE.viewer), server.url)
    expect(await rows('sign-in-refused')).toMatchObject([
      { request_id: end.searchParams.get('ref'), details: { problem: 'not-assigned', number: 50105 } },
    ])
  })

  test('names whose sign-in it was, when the tenant said it but the console refuses it', async () => {
    await server.sandbox.change({ tenantClaim: '11111111-2222-4333-8444-555555555555' })
    await new HttpPerson(server.url).signIn(PEOPLE.viewer)
    expect(await rows('sign-in-refused')).toMatchObject([
      { upn: PEOPLE.viewer, tenant_id: registration.tenantId, details: { problem: 'wrong-account' } },
    ])
  })

  test('names a session whose tokens could not be renewed', async () => {
    await server.sandbox.change({ tokenLifetimeSeconds: 0 })
    const person = await signedIn()
    await server.sandbox.revoke()
    expect((await person.api('/api/mmd/profiles')).status).toBe(401)
    expect(await rows('refresh-failed')).toMatchObject([
      { upn: PEOPLE.viewer, session: expect.stringMatching(/^\w{12}$/), details: { error: 'invalid_grant' } },
    ])
  })

  test('names who was refused by their role, and what they asked for (security 35)', async () => {
    const person = await signedIn()
    const response = await person.api('/api/console/sessions?scope=all')
    expect(response.status).toBe(403)
    expect(await rows('role-denied')).toMatchObject([
      {
        upn: PEOPLE.viewer,
        request_id: response.headers.get('x-request-id'),
        details: { method: 'GET', path: '/api/console/sessions', role: 'Viewer' },
      },
    ])
  })

  test('takes the first of a thousand like events, and then a sample', async () => {
    const person = await signedIn()
    for (let round = 0; round < 4; round++) {
      await Promise.all(Array.from({ length: 10 }, () => person.api('/api/console/sessions?scope=all')))
    }
    const recorded = (await rows('role-denied')).length
    expect(recorded).toBeGreaterThanOrEqual(20)
    expect(recorded).toBeLessThan(25)
  })

  test('believes nobody about where a request comes from, unless told of a proxy', async () => {
    const person = new HttpPerson(server.url)
    const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.viewer)
    await person.request(callback, { headers: { 'x-forwarded-for': '203.0.113.9', 'x-peer-address': '203.0.113.9' } })
    expect(await rows('sign-in')).toMatchObject([{ client_address: expect.stringMatching(LOOPBACK) }])
  })

  test('holds no line breaks or escape codes, whatever a person is called (security 38)', async () => {
    const name = 'evil\r\n{"level":"info"}\u001b[31m\u009b\u202e@contoso.example'
    await server.sandbox.change({ idToken: { claims: { preferred_username: name, name } } })
    await new HttpPerson(server.url).signIn(PEOPLE.viewer)
    const [row] = await rows('sign-in')
    expect(row?.upn).toBe('evil\ufffd\ufffd{"level":"info"}\ufffd[31m\ufffd\ufffd@contoso.example')
  })

  test('that cannot be written keeps people from signing in and sessions from being ended, but nobody from leaving (security 36)', async () => {
    const person = await signedIn()
    const other = await signedIn()
    const newcomer = new HttpPerson(server.url)
    const sessions = () => server.sql('select id from sessions')
    const before = await sessions()
    await server.sql('alter table audit_events rename to audit_events_gone')
    try {
      expect(await newcomer.signIn(PEOPLE.admin)).toMatch(/^\/sign-in-problem/)
      expect((await person.api('/api/console/sessions/end-all', { method: 'POST' })).status).toBe(500)
      expect(await sessions()).toEqual(before)
      expect((await person.api('/api/console/sessions?scope=all')).status).toBe(403)
      await other.signOut()
      expect(await sessions()).toHaveLength(before.length - 1)
    } finally {
      await server.sql('alter table audit_events_gone rename to audit_events')
    }
    expect(await newcomer.isSignedIn()).toBe(false)
    expect(await person.isSignedIn()).toBe(true)
  })
})

describe('Behind a proxy of the operator’s', () => {
  test('the address is the one that proxy saw, and not what the client claims', async () => {
    const server = await startConsoleWithDatabase({ devices: 5, env: { TRUSTED_PROXY: '1' } })
    try {
      const person = new HttpPerson(server.url)
      const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.viewer)
      await person.request(callback, { headers: { 'x-forwarded-for': '192.0.2.66, 203.0.113.9' } })
      expect(await server.sql('select kind, client_address from audit_events')).toEqual([
        { kind: 'sign-in', client_address: '203.0.113.9' },
      ])
    } finally {
      await server.stop()
    }
  })
})
