import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf } from '../support/body-of'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { disguises } from '../support/disguises'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { projectRoot } from '../support/node-program'
import { gatedPages, methodsOf, routeFiles } from '../support/route-files'
import { registration } from '../support/sandbox'
import { untilSnapshot } from '../support/synced-console'

const COOKIE_SECRET = 'canary-of-the-cookies-7b1f9c04d2e85a63-0123456789'
const PASSWORD = 'canary-password-c41d88e09f'
const SERVICE_TEXT = 'canary-of-the-service-51ab77'
const SESSION = 'next-auth.session-token'

/** The forms in which Next gives a page, besides HTML: what a link fetches, and what it fetches ahead. */
const FORMS: Record<string, string>[] = [
  {},
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
]

describe('What a browser gets', () => {
  let server: ConsoleWithDatabase
  /** Every byte the console sent, headers first. */
  const answers: { where: string; status: number; headers: string; body: string }[] = []
  /** What must turn up nowhere, each with a name for the message. */
  const canaries = new Map<string, string>([
    [registration.clientSecret, 'the client secret'],
    [COOKIE_SECRET, 'the cookie secret'],
    [PASSWORD, 'a password of the service'],
    [SERVICE_TEXT, 'the text of a refusal'],
  ])
  /** What the sealed cookies say to whoever has the key. */
  const opened: string[] = []

  beforeAll(async () => {
    server = await startConsoleWithDatabase({
      devices: 20,
      env: { NEXTAUTH_SECRET: COOKIE_SECRET, REQUESTS_PER_MINUTE: '1000000' },
    })
    for (const upn of Object.values(PEOPLE)) await workAndFail(upn)
    await failToSignIn()
    await loadStaticFiles()
  })
  afterAll(() => server.stop())

  class WatchedPerson extends HttpPerson {
    override async request(address: string, init: RequestInit = {}): Promise<Response> {
      const response = await super.request(address, init)
      const url = new URL(address, this.consoleUrl)
      if (url.origin !== server.url) return response
      const body = await bodyOf(response)
      answers.push({
        where: `${init.method ?? 'GET'} ${url.pathname}`,
        status: response.status,
        headers: [...response.headers].map(header => header.join(': ')).join('\n'),
        body,
      })
      const { status, headers } = response
      return new Response(body === '' ? null : body, { status, headers })
    }

    /** Follows what Next says about the address of a page's other forms. */
    async open(address: string, headers: Record<string, string> = {}): Promise<string> {
      const response = await this.request(address, { headers })
      const location = response.headers.get('location')
      return location?.includes('_rsc') && !location.startsWith('/sign-in')
        ? this.open(location, headers)
        : response.text()
    }
  }

  /** A JWT's parts are as bad as the whole. */
  async function noteIssued() {
    for (const { kind, value } of await server.sandbox.issuedSecrets()) {
      canaries.set(value, `a ${kind}`)
      for (const part of value.split('.').slice(1)) canaries.set(part, `a part of a ${kind}`)
    }
  }

  async function noteSession(person: HttpPerson) {
    const token = person.cookiesOf().get(SESSION) ?? ''
    canaries.set(token, 'a session cookie')
    const cookie = await decode({ token, secret: COOKIE_SECRET })
    opened.push(JSON.stringify(cookie))
    canaries.set(String(cookie?.sid), 'a session id')
    for (const { id } of await server.sql<{ id: string }>('select id from sessions')) canaries.set(id, 'a row’s key')
  }

  async function openAllPages(person: WatchedPerson) {
    await untilSnapshot(person)
    const list = await person.open('/devices')
    const [, deviceId = 'none'] = list.match(/href="\/devices\/([0-9a-f-]{36})/) ?? []
    const pages = [
      ...gatedPages(deviceId),
      '/',
      '/sign-in',
      '/sign-in-problem?code=declined',
      '/signed-out',
      '/no/such',
    ]
    for (const page of pages) for (const form of FORMS) await person.open(page, form)
  }

  async function callAllRoutes(person: WatchedPerson) {
    const paths = [
      ...routeFiles()
        .filter(route => methodsOf(route).includes('GET'))
        .map(route => `/api/${route.replaceAll(/\[.+?\]/g, 'nothing')}`),
      ...['devices?$top=5', 'users?$top=5', 'profiles', `users/${PEOPLE.viewer}`].map(path => `/api/mmd/${path}`),
      ...['session', 'csrf', 'providers', 'signin', 'signout', 'error', 'callback/entra'].map(
        action => `/api/auth/${action}`,
      ),
      '/api/console/sessions?scope=all',
    ]
    for (const path of paths) await person.api(path)
    await person.api('/api/console/setup/check', { method: 'POST' })
  }

  async function workAndFail(upn: string) {
    const { sandbox } = server
    const person = new WatchedPerson(server.url)
    await person.signIn(upn)
    await noteSession(person)
    await openAllPages(person)
    await callAllRoutes(person)

    const [device] = ((await (await person.api('/api/mmd/devices?$top=1')).json()) as { value: object[] }).value
    const row = { ...device, password: PASSWORD, localAdministrator: { password: PASSWORD }, token: PASSWORD }
    const secretive = { '@odata.context': PASSWORD, '@odata.nextLink': `${sandbox.url}/${PASSWORD}`, value: [row] }
    for (const [path, body] of [
      ['/devices', secretive],
      ['/devices/', row],
      ['/users', { value: [{ userPrincipalName: upn, password: PASSWORD }] }],
    ] as const) {
      await sandbox.addFault({ match: { path }, fault: { kind: 'status', status: 200, body } })
      for (const page of ['/devices', '/users', `/users/${upn}`]) {
        for (const form of FORMS) await person.open(page, form)
      }
      for (const read of ['devices', 'devices/some', 'users', `users/${upn}`]) await person.api(`/api/mmd/${read}`)
      await sandbox.clearFaults()
    }

    for (const status of [400, 403, 404, 500]) {
      const headers = { 'www-authenticate': SERVICE_TEXT, server: SERVICE_TEXT, 'x-ms-request': SERVICE_TEXT }
      const fault = { kind: 'status', status, headers, body: { error: { code: 'x', message: SERVICE_TEXT } } }
      await sandbox.addFault({ match: { path: '/support/odata' }, fault })
      for (const page of ['/devices', '/users']) await person.open(page)
      await person.api('/api/mmd/devices')
      await sandbox.clearFaults()
    }

    await noteIssued()
    const said = [...canaries.keys()].slice(0, 40).join(' ')
    await sandbox.change({ tokenError: { error: 'invalid_request', code: 90099, description: said } })
    await server.sql("update sessions set access_expires_at = now() - interval '1 minute'")
    await sandbox.change({ rejectTokensIssuedBefore: Math.floor(Date.now() / 1000) + 60 })
    await person.open('/devices')
    await person.api('/api/mmd/devices')
    await sandbox.reset()

    await server.sql("update sessions set tokens = overlay(tokens placing 'AAAA' from 40)")
    await person.open('/devices')
    await person.api('/api/mmd/devices')
    await server.sql('alter table sessions rename to sessions_gone')
    await person.open('/devices')
    await person.api('/api/mmd/devices')
    await person.request('/api/auth/session')
    await server.sql('alter table sessions_gone rename to sessions')
    await person.signOut()
    await person.open('/devices')
    await person.api('/api/mmd/devices')
  }

  /** Each carries a code, tokens or the credential to where something goes wrong. */
  async function failToSignIn() {
    for (const settings of [
      { tokenError: { error: 'invalid_grant', code: 70008, description: registration.clientSecret } },
      { tokenError: { error: 'invalid_client', code: 7000215, description: registration.clientSecret } },
      { authorizeError: { error: 'access_denied', code: 50105, description: registration.clientSecret } },
      { idToken: { alg: 'none' } },
      { idToken: { claims: { nonce: 'other' } } },
      { tenantClaim: '11111111-2222-4333-8444-555555555555' },
      { signInState: { wrongState: true } },
    ]) {
      await server.sandbox.change(settings)
      const person = new WatchedPerson(server.url)
      await person.open(await person.signIn(PEOPLE.viewer))
      await noteIssued()
      await server.sandbox.reset()
    }
  }

  /** With a source map beside each script, if there were one. */
  async function loadStaticFiles() {
    const stranger = new WatchedPerson(server.url)
    for (const name of staticFiles()) {
      await stranger.request(`/_next/static/${name}`)
      if (/\.(js|css)$/.test(name)) await stranger.request(`/_next/static/${name}.map`)
    }
  }

  function findCanaries(text: string, isCanary = (_name: string) => true): string[] {
    return [...canaries]
      .filter(([value, name]) => value !== '' && isCanary(name))
      .flatMap(([value, name]) =>
        disguises(value).flatMap(([disguise, form]) => (text.includes(form) ? [`${name}, ${disguise}`] : [])),
      )
  }

  test('there was enough to search, and enough to search for', () => {
    const kinds = new Set(canaries.values())
    for (const kind of ['a access', 'a refresh', 'a id', 'a code', 'a session id', 'a row’s key']) {
      expect(kinds).toContain(kind)
    }
    const seen = new Set(answers.map(({ status }) => status))
    for (const status of [200, 302, 307, 400, 401, 403, 404, 500, 502, 503]) expect(seen).toContain(status)
    expect(answers.filter(({ headers }) => headers.includes('text/x-component')).length).toBeGreaterThan(20)
    expect(answers.filter(({ body }) => body.includes('Vera Viewer')).length).toBeGreaterThan(5)
  })

  test('no token, code, secret or password is in a page, a payload, an answer, an error or a header (security 3)', () => {
    const found = answers.flatMap(({ where, headers, body }) => [
      ...findCanaries(body).map(canary => `${canary} in the body of ${where}`),
      // A sign-in hands the browser its cookie, and nothing else may.
      ...findCanaries(headers, name => name !== 'a session cookie').map(canary => `${canary} in a header of ${where}`),
    ])
    expect(found).toEqual([])
  })

  test('what a page asks about its session is who it is and when it ends (security 3)', () => {
    const sessions = answers.filter(({ where, status }) => where === 'GET /api/auth/session' && status === 200)
    const shapes = sessions.map(({ body }) => shapeOf(JSON.parse(body)))
    expect(new Set(shapes)).toEqual(new Set(['', 'expires user.name']))
  })

  test('a cookie refers to a session and holds no token, even for whoever has the key (security 2, 3)', () => {
    expect(opened).toHaveLength(3)
    for (const cookie of opened) {
      expect(Object.keys(JSON.parse(cookie)).sort()).toEqual(['exp', 'iat', 'jti', 'name', 'sid', 'sub'])
      expect(findCanaries(cookie, name => !/^a (session id|part)/.test(name))).toEqual([])
    }
  })

  test('there are no source maps (security 3)', () => {
    const maps = answers.filter(({ where }) => where.endsWith('.map'))
    expect(maps.length).toBeGreaterThan(10)
    expect(maps.filter(({ status }) => status !== 404)).toEqual([])
    const scripts = answers.filter(({ where }) => /\/_next\/static\/.*\.(js|css)$/.test(where))
    expect(scripts.filter(({ status }) => status !== 200)).toEqual([])
    expect(scripts.filter(({ headers, body }) => /sourceMappingURL|^sourcemap:/im.test(headers + body))).toEqual([])
  })
})

function staticFiles(): string[] {
  return readdirSync(join(projectRoot, '.next/static'), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).split('.next/static/')[1] ?? '')
}

/** The names in an answer, without their values. */
function shapeOf(value: object, prefix = ''): string {
  return Object.entries(value)
    .map(([name, inner]) => (inner && typeof inner === 'object' ? shapeOf(inner, `${prefix}${name}.`) : prefix + name))
    .sort()
    .join(' ')
}
