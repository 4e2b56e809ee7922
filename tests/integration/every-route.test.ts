import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bodyOf } from '../support/body-of'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { gatedPages, methodsOf, routeFiles } from '../support/route-files'
import { untilSnapshot } from '../support/synced-console'

/**
 * Routes a browser reaches without the header that only the console's own pages send, and what protects them instead.
 * Any other folder of app/api is walked by the tests below from the day it is there.
 */
const WITHOUT_HEADER: Record<string, string> = {
  'auth/[...nextauth]': 'links and forms: its writes want a token that is bound to a cookie',
  'health/live': 'tells nothing and changes nothing',
  'health/ready': 'tells nothing and changes nothing',
  'console/admin-consent': 'a redirect of the tenant: its state is bound to a cookie',
  'console/admin-consent/start': 'a link somebody is sent: changes nothing but this browser’s state',
}

const PARAMETERS: Record<string, string> = { '[id]': '000000000000', '[...path]': 'devices' }
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

type Call = { route: string; method: string; path: string }

const calls: Call[] = routeFiles()
  .filter(route => !Object.hasOwn(WITHOUT_HEADER, route))
  .flatMap(route => {
    const path = `/api/${route.replaceAll(/\[.+?\]/g, parameter => PARAMETERS[parameter] ?? 'x')}`
    const methods = methodsOf(route)
    // Next answers HEAD by GET.
    return [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].map(method => ({ route, method, path }))
  })

/** Without the application’s own rights nothing is read on a schedule, beside what the tests ask for. */
const UNDISTURBED = { MMD_APPLICATION_CONTEXT: 'false' }
const SAME_SITE = { 'x-csrf': '1', 'sec-fetch-site': 'same-site' }
const FOREIGN: [name: string, headers: Record<string, string>][] = [
  ['without the header', {}],
  ['with the header empty', { 'x-csrf': '' }],
  ['with another value in the header', { 'x-csrf': '0' }],
  ['without the header, although of the same origin', { 'sec-fetch-site': 'same-origin' }],
  ['from another site', { 'x-csrf': '1', 'sec-fetch-site': 'cross-site' }],
  ['from another origin, by a browser without fetch metadata', { 'x-csrf': '1', origin: 'https://evil.example' }],
  ['from a page without an origin', { 'x-csrf': '1', origin: 'null' }],
]

let server: ConsoleWithDatabase
let admin: HttpPerson
beforeAll(async () => {
  server = await startConsoleWithDatabase({ devices: 5, env: { REQUESTS_PER_MINUTE: '1000000', ...UNDISTURBED } })
  admin = new HttpPerson(server.url)
  await admin.signIn(PEOPLE.admin)
  // Opening the inventory has it read, once and beside the request; then it is fresh for longer than these tests take.
  await untilSnapshot(admin)
})
beforeEach(() => server.sandbox.forgetRequests())
afterAll(() => server.stop())

const sessionRows = () =>
  server.sql('select id, tokens, tokens_version, claims_challenge, expires_at from sessions order by id')

const upstream = () => server.sandbox.requests({ path: '/support/odata' })

async function expectRefusal({ method, path }: Call, headers: Record<string, string>) {
  const response = await admin.request(path, { method, headers })
  const body = await response.text()
  const code = method === 'HEAD' ? 'cross-site' : (JSON.parse(body) as { code: string }).code
  expect([method, path, response.status, code]).toEqual([method, path, 403, 'cross-site'])
}

describe('A request to any route of the API', () => {
  test('there are routes, and each that needs no header is there', () => {
    expect(calls.length).toBeGreaterThan(12)
    expect(routeFiles()).toEqual(expect.arrayContaining(Object.keys(WITHOUT_HEADER)))
  })

  test.each(FOREIGN)('%s is refused, and nothing happens (security 31)', async (_, headers) => {
    const before = await sessionRows()
    for (const call of calls) await expectRefusal(call, headers)
    expect(await sessionRows()).toEqual(before)
    expect(await upstream()).toEqual([])
  })

  test('from a neighbour of the same site may read and not write (security 31)', async () => {
    const before = await sessionRows()
    for (const call of calls.filter(({ method }) => UNSAFE.has(method))) await expectRefusal(call, SAME_SITE)
    expect(await sessionRows()).toEqual(before)
    for (const { method, path } of calls.filter(({ method }) => !UNSAFE.has(method))) {
      const response = await admin.request(path, { method, headers: SAME_SITE })
      await bodyOf(response)
      expect([method, path, response.status === 403]).toEqual([method, path, false])
    }
  })

  test('is refused for its origin before anybody asks who sent it (security 31)', async () => {
    const stranger = new HttpPerson(server.url)
    for (const { method, path } of calls) {
      expect([method, path, (await stranger.request(path, { method })).status]).toEqual([method, path, 403])
    }
  })
})

describe('A form of sign-in or sign-out', () => {
  const post = (person: HttpPerson, action: string, fields: Record<string, string>, headers = {}) =>
    person.request(`/api/auth/${action}`, { method: 'POST', body: new URLSearchParams(fields), headers })

  const tokenOf = async (person: HttpPerson) =>
    ((await (await person.request('/api/auth/csrf')).json()) as { csrfToken: string }).csrfToken

  test.each([
    ['no token', async () => ({})],
    ['an empty token', async () => ({ csrfToken: '' })],
    ['a made-up token', async () => ({ csrfToken: 'f'.repeat(64) })],
    ['the token of another browser', async () => ({ csrfToken: await tokenOf(new HttpPerson(server.url)) })],
  ])('with %s signs nobody in or out (security 31)', async (_, forge) => {
    const before = await sessionRows()
    for (const json of ['true', 'false']) {
      const out = await post(admin, 'signout', { ...(await forge()), json, callbackUrl: '/' })
      expect(out.headers.getSetCookie().filter(cookie => cookie.includes('session-token'))).toEqual([])
      const enter = await post(admin, 'signin/entra', { ...(await forge()), json, callbackUrl: '/' })
      expect(`${enter.headers.get('location')} ${await enter.text()}`).not.toContain('/authorize')
    }
    expect(await sessionRows()).toEqual(before)
    expect(await admin.isSignedIn()).toBe(true)
  })

  test('of this very browser works, so that the tests above can fail (security 31)', async () => {
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    await post(person, 'signout', { csrfToken: await tokenOf(person), json: 'true' })
    expect(await person.isSignedIn()).toBe(false)
  })
})

describe('A link', () => {
  const links = [
    ...routeFiles()
      .filter(route => methodsOf(route).includes('GET'))
      .map(route => `/api/${route.replaceAll(/\[.+?\]/g, parameter => PARAMETERS[parameter] ?? 'x')}`),
    ...['signout', 'signout?callbackUrl=/', 'signin', 'signin/entra', 'session', 'csrf', 'callback/entra?code=x'].map(
      action => `/api/auth/${action}`,
    ),
    // Writes, asked for as a link would.
    '/api/console/sessions/end?all=true',
    '/api/console/sessions/end-all',
    '/api/console/sessions/000000000000',
    '/api/console/setup/check',
    ...gatedPages('3f0c1d52-7a41-4c5e-8d6b-0a4d1c9b7eff'),
    '/signed-out',
    '/sign-in?reason=expired',
  ]

  test.each([
    ['by another site', {}],
    ['of the console itself', { 'x-csrf': '1' }],
    ['that claims to be another method', { 'x-csrf': '1', 'x-http-method-override': 'DELETE' }],
  ])('%s changes nothing, wherever it leads (security 32)', async (_, headers) => {
    const before = await sessionRows()
    for (const link of links) {
      const response = await admin.request(link, { headers })
      expect([link, response.status < 500]).toEqual([link, true])
      expect([link, await bodyOf(response)]).toEqual([link, expect.not.stringContaining('"ended":')])
    }
    expect(await sessionRows()).toEqual(before)
    expect((await upstream()).filter(({ method }) => method !== 'GET')).toEqual([])
    expect(await server.sandbox.requests({ method: 'POST', path: '/token' })).toEqual([])
    expect((await server.sandbox.issuedSecrets()).filter(({ kind }) => kind === 'password')).toEqual([])
    expect(await admin.isSignedIn()).toBe(true)
  })
})
