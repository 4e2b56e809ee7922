import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { disguises } from '../support/disguises'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { registration } from '../support/sandbox'

const SECRET = 'a-secret-of-the-cookies-0123456789-0123456789'

describe('What the console writes down', () => {
  let server: ConsoleWithDatabase
  /** Everything that must turn up nowhere, each with a name for the message. */
  const canaries = new Map<string, string>([
    [registration.clientSecret, 'the client secret'],
    [SECRET, 'the cookie secret'],
  ])

  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 20, env: { LOG_LEVEL: 'debug', NEXTAUTH_SECRET: SECRET } })
    await workAndFail()
  })
  afterAll(() => server.stop())

  /** Notes every cookie the person ever had, also those that were replaced. */
  class WatchedPerson extends HttpPerson {
    override async request(address: string, init: RequestInit = {}): Promise<Response> {
      const response = await super.request(address, init)
      for (const [name, value] of this.cookiesOf()) {
        if (!name.endsWith('callback-url') && value.length > 16) canaries.set(value, `the cookie ${name}`)
      }
      return response
    }
  }

  async function noteIssued() {
    for (const { kind, value } of await server.sandbox.issuedSecrets()) canaries.set(value, `a ${kind}`)
  }

  async function workAndFail() {
    const { sandbox } = server
    for (const upn of Object.values(PEOPLE)) {
      await sandbox.change({ tokenLifetimeSeconds: 0 })
      const person = new WatchedPerson(server.url)
      await person.signIn(upn)
      await person.request('/devices')
      await person.api('/api/mmd/devices?$top=5')
      await sandbox.change({ refreshTokens: 'single-use' })
      await person.api('/api/mmd/users')
      await person.api(`/api/mmd/devices/${encodeURIComponent("O'Brien #1")}`)
      await person.api('/api/mmd/devices/%0d%0a%1b[31m{"level":"info"}')
      await person.api('/api/mmd/devices?$searchText=%0d%0aevil')
      await person.request('/api/auth/session')

      for (const fault of [
        { kind: 'status', status: 500 },
        { kind: 'html' },
        { kind: 'reset' },
        { kind: 'truncate' },
      ]) {
        await sandbox.addFault({ match: { path: '/profiles' }, fault, times: 4 })
        await person.api('/api/mmd/profiles')
        await sandbox.clearFaults()
      }
      for (const fault of [{ kind: 'status', status: 500 }, { kind: 'html', status: 200 }, { kind: 'reset' }]) {
        await sandbox.addFault({ match: { path: '/token' }, fault, times: 4 })
        await person.api('/api/mmd/profiles')
        await sandbox.clearFaults()
      }
      await sandbox.change({ tokenError: { error: 'invalid_client', code: 7000215, description: 'who knows' } })
      await person.api('/api/mmd/profiles')
      await sandbox.change({ tokenError: null })
      await person.request('/api/auth/signin/entra', { method: 'POST', body: 'csrfToken=made-up&json=true' })
      await noteIssued()

      await person.signOut()
      await person.api('/api/mmd/profiles')
      await failToSignIn()
      await noteIssued()
      await sandbox.reset()
    }
    await failToStore()
    await noteIssued()
  }

  /** Each of these carries a code, and the token endpoint's or the ID token's secrets, to where something goes wrong. */
  async function failToSignIn() {
    const evil = 'evil\r\n{"level":"info","msg":"forged"}\u001b[31m\u009b31m\u2028\u202e'
    for (const settings of [
      { tokenError: { error: 'invalid_grant', code: 70008, description: evil } },
      { authorizeError: { error: 'access_denied', code: 50105, description: evil } },
      // The only text of others that a line repeats.
      { authorizeError: { error: evil } },
      { idToken: { alg: 'none' } },
      { idToken: { alg: 'foreign-key' } },
      { idToken: { claims: { nonce: 'other' } } },
      { tenantClaim: '11111111-2222-4333-8444-555555555555' },
      { tokenResponse: { access_token: null } },
      { signInState: { wrongState: true } },
      { idToken: { claims: { preferred_username: evil, name: evil } } },
    ]) {
      await server.sandbox.change(settings)
      await new WatchedPerson(server.url).signIn(PEOPLE.viewer)
      await noteIssued()
      await server.sandbox.reset()
    }
    const replayer = new WatchedPerson(server.url)
    const callback = await replayer.pickAccount(await replayer.startSignIn(), PEOPLE.viewer)
    canaries.set(new URL(callback).searchParams.get('code') ?? '', 'a code nobody redeemed')
    await new WatchedPerson(server.url).request(callback)
    await replayer.request(`${callback}&code=second`)
  }

  /** A row that the database refuses is quoted by its driver's error. */
  async function failToStore() {
    await server.sql('alter table sessions add constraint nobody check (false) not valid')
    await new WatchedPerson(server.url).signIn(PEOPLE.viewer)
    await server.sql('alter table sessions drop constraint nobody')
  }

  /** Where a canary turns up, as it is or in disguise; names and places only, so that a failure prints no secret. */
  function findCanaries(text: string): string[] {
    return [...canaries].flatMap(([value, name]) =>
      disguises(value).flatMap(([disguise, form]) => (text.includes(form) ? [`${name}, ${disguise}`] : [])),
    )
  }

  test('there were secrets of every kind, and lines of every level', () => {
    const kinds = [...canaries.values()].map(name => name.replace(/next-auth\./, ''))
    expect(kinds).toEqual(
      expect.arrayContaining(['a access', 'a refresh', 'a id', 'a code', 'the cookie session-token']),
    )
    const levels = new Set(server.logs().map(line => (JSON.parse(line) as { level?: string }).level))
    expect([...levels]).toEqual(expect.arrayContaining(['info', 'warn']))
  })

  test('no secret is in the log, as it is or encoded (security 38)', () => {
    expect(server.logs().length).toBeGreaterThan(50)
    expect(findCanaries(server.logs().join('\n'))).toEqual([])
  })

  test('no secret is in the database, as it is or encoded (security 21)', async () => {
    const dump = await server.dump()
    expect(dump).toContain(PEOPLE.viewer)
    expect(findCanaries(dump)).toEqual([])
  })

  test('the log is one JSON object to a line, and nothing in it moves a cursor or forges a line (security 38)', () => {
    expect(server.logs().some(line => line.includes('Sign-in failed with evil'))).toBe(true)
    for (const line of server.logs()) {
      expect(() => JSON.parse(line)).not.toThrow()
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e]/u)
      expect(JSON.parse(line)).not.toMatchObject({ msg: 'forged' })
    }
  })

  test('each request to the API has a line with route, method, status, time, request and session (security 38)', async () => {
    const person = new WatchedPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    const [row] = await server.sql<{ id: string }>('select id from sessions order by created_at desc limit 1')
    const session = row?.id.slice(0, 12)
    const good = await person.api('/api/mmd/profiles')
    const bad = await person.api('/api/mmd/nothing')
    expect(await lineOf(good)).toMatchObject({ route: '/api/mmd', method: 'GET', status: 200, session })
    expect(await lineOf(bad)).toMatchObject({ level: 'warn', status: 404, session, error: { code: 'not-found' } })
    expect((await lineOf(good)).ms).toEqual(expect.any(Number))
  })

  test('each step of signing in has a line with its outcome', async () => {
    const person = new WatchedPerson(server.url)
    const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.viewer)
    const done = await person.request(callback)
    expect(await lineOf(done)).toMatchObject({
      route: '/api/auth',
      action: 'callback',
      status: 302,
      outcome: 'done',
      session: expect.stringMatching(/^[0-9a-f]{12}$/),
    })
    const again = await person.request(callback)
    expect(await lineOf(again)).toMatchObject({ action: 'callback', outcome: 'start-again' })
    const made = await person.request('/api/auth/made-up%0d%0aaction')
    expect(await lineOf(made)).toMatchObject({ action: 'unknown', status: 404, outcome: 'refused' })
  })

  /** The line that tells of an answer. */
  async function lineOf(response: Response): Promise<Record<string, unknown>> {
    const requestId = response.headers.get('x-request-id') ?? 'none'
    const find = () =>
      server
        .logs()
        .filter(line => line.includes(requestId))
        .map(line => JSON.parse(line) as Record<string, unknown>)
        .filter(line => 'status' in line)
    await expect.poll(find).toHaveLength(1)
    return find()[0] ?? {}
  }
})
