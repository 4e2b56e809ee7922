import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'

const EVERYWHERE = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

const REQUEST_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('The headers of an answer', () => {
  let server: ConsoleWithDatabase
  let admin: HttpPerson
  let stranger: HttpPerson
  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 5, quiet: true })
    admin = new HttpPerson(server.url)
    await admin.signIn(PEOPLE.admin)
    stranger = new HttpPerson(server.url)
  })
  afterAll(() => server.stop())

  function expectSafe(response: Response) {
    expect(Object.fromEntries(Object.keys(EVERYWHERE).map(name => [name, response.headers.get(name)]))).toEqual(
      EVERYWHERE,
    )
    const names = [...response.headers.keys()]
    expect(names.filter(name => /^(access-control-|server$|x-powered-by$|x-aspnet)/.test(name))).toEqual([])
  }

  const PAGES: [name: string, path: string, who: () => HttpPerson, status: number][] = [
    ['a page', '/devices', () => admin, 200],
    ['the way to sign in', '/sign-in', () => stranger, 200],
    ['a page nobody may see yet', '/devices', () => stranger, 307],
    ['the page of a failed sign-in', '/sign-in-problem?code=declined', () => stranger, 200],
    ['an address that leads nowhere', '/no/such/page', () => stranger, 404],
  ]

  test.each(PAGES)('of %s keep scripts, frames and other sites out (security 33)', async (_, path, who, status) => {
    const response = await who().request(path)
    expect(response.status).toBe(status)
    expectSafe(response)
    expectStrictPolicy(response)
    expect(response.headers.get('x-request-id')).toMatch(REQUEST_ID)
    expect(response.headers.get('cache-control')).toMatch(/private|no-store/)
    expect(response.headers.get('cache-control')).not.toMatch(/public|s-maxage=[1-9]/)
  })

  test('of the part of a page that a link fetches, too (security 33)', async () => {
    const headers = { rsc: '1' }
    // Next first sends a client that has not hashed its headers into the address to where they are.
    const { headers: to } = await admin.request('/devices', { headers })
    const response = await admin.request(to.get('location') ?? '/devices', { headers })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/x-component'])
    expectSafe(response)
    expectStrictPolicy(response)
    expect(response.headers.get('cache-control')).toMatch(/no-store/)
  })

  test('give every page another nonce, which its scripts carry (security 33)', async () => {
    const nonces = new Set<string>()
    for (const path of ['/sign-in', '/sign-in', '/no/such/page']) {
      const response = await stranger.request(path)
      const nonce = response.headers.get('content-security-policy')?.match(/'nonce-([^']+)'/)?.[1] ?? ''
      expect(nonce.length).toBeGreaterThanOrEqual(20)
      nonces.add(nonce)
      const scripts = [...(await response.text()).matchAll(/<script[^>]*>/g)].map(match => match[0])
      expect(scripts.length).toBeGreaterThan(0)
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
    }
    expect(nonces.size).toBe(3)
  })

  test('of static files, too (security 33)', async () => {
    const page = await (await stranger.request('/sign-in')).text()
    const script = page.match(/\/_next\/static\/[^"]+\.js/)?.[0] ?? ''
    const style = page.match(/\/_next\/static\/[^"]+\.css/)?.[0] ?? ''
    for (const path of [script, style, '/icon.svg', '/robots.txt']) {
      const response = await stranger.request(path)
      expect([path, response.status]).toEqual([path, 200])
      expectSafe(response)
      expect(response.headers.getSetCookie()).toEqual([])
    }
    expectSafe(await stranger.request('/_next/static/no-such-file.js'))
  })

  const ANSWERS: [name: string, path: string, who: () => HttpPerson, init: RequestInit, status: number][] = [
    ['data', '/api/mmd/devices?$top=1', () => admin, {}, 200],
    ['the list of sessions', '/api/console/sessions', () => admin, {}, 200],
    ['a history that cannot be read so', '/api/inventory/changes?since=yesterday', () => admin, {}, 400],
    ['a refusal for want of a session', '/api/mmd/devices', () => stranger, {}, 401],
    ['a refusal of another site', '/api/mmd/devices', () => admin, { headers: { 'x-csrf': '' } }, 403],
    ['an unknown endpoint', '/api/mmd/nothing', () => admin, {}, 404],
    ['an unknown route', '/api/nothing', () => admin, {}, 404],
    ['a method that is not taken', '/api/mmd/devices', () => admin, { method: 'POST' }, 405],
    ['a method Next refuses by itself', '/api/console/sessions', () => admin, { method: 'PATCH' }, 405],
    ['a preflight', '/api/mmd/devices', () => stranger, { method: 'OPTIONS' }, 204],
    ['the session', '/api/auth/session', () => admin, {}, 200],
    ['the providers', '/api/auth/providers', () => stranger, {}, 200],
    ['the form token', '/api/auth/csrf', () => stranger, {}, 200],
    ['an unknown part of sign-in', '/api/auth/nothing', () => stranger, {}, 404],
    ['a part of sign-in that is not taken so', '/api/auth/callback/entra', () => stranger, { method: 'POST' }, 405],
    ['a callback of nobody’s', '/api/auth/callback/entra?code=x&state=x', () => stranger, {}, 302],
    ['a sign of life', '/api/health/live', () => stranger, {}, 200],
    ['readiness', '/api/health/ready', () => stranger, {}, 200],
  ]

  test.each(ANSWERS)('of %s keep everybody from keeping it (security 7, 33)', async (_, path, who, init, status) => {
    const response = await who().api(path, init)
    expect(response.status).toBe(status)
    expectSafe(response)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
  })

  test('never open the API to another site, whoever asks (security 33)', async () => {
    const headers = {
      origin: 'https://evil.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'x-csrf',
    }
    for (const method of ['OPTIONS', 'GET']) {
      expectSafe(await admin.request('/api/mmd/devices', { method, headers }))
    }
  })

  test('name the request, as its problem and the request to the service do', async () => {
    await server.sandbox.forgetRequests()
    const response = await admin.api('/api/mmd/devices/no-such-device', { headers: { 'x-request-id': 'my-own' } })
    const requestId = response.headers.get('x-request-id') ?? ''
    expect(requestId).toMatch(REQUEST_ID)
    expect((await response.json()).requestId).toBe(requestId)
    const [request] = await server.sandbox.requests({ path: '/devices' })
    expect(request?.headers['client-request-id']).toBe(requestId)
    await expect.poll(() => server.logs().some(line => line.includes(requestId))).toBe(true)
  })

  test('name a page’s request to the service by the page’s own id', async () => {
    await server.sandbox.forgetRequests()
    const response = await admin.request('/users', { headers: { 'x-request-id': 'my-own' } })
    const [request] = await server.sandbox.requests({ path: '/users' })
    expect(request?.headers['client-request-id']).toBe(response.headers.get('x-request-id'))
  })

  test('carry nothing of what the service puts into its own (security 24)', async () => {
    const headers = {
      server: 'Microsoft-IIS/10.0',
      'x-powered-by': 'ASP.NET',
      'x-aspnet-version': '4.0',
      'set-cookie': 'ARRAffinity=canary; Path=/',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=60',
    }
    for (const status of [403, 404, 500]) {
      await server.sandbox.addFault({
        match: { path: '/profiles' },
        fault: { kind: 'status', status, headers },
        times: 1,
      })
      const response = await admin.api('/api/mmd/profiles')
      expect(response.status).toBe(status === 500 ? 502 : status)
      expectSafe(response)
      expect(response.headers.getSetCookie()).toEqual([])
      expect(response.headers.get('cache-control')).toBe('private, no-store')
    }
  })

  /** Last: afterwards the console has no sessions table for a moment. */
  test('of error pages, too, and the log names them by the request’s id (security 33)', async () => {
    await server.sql('alter table sessions rename to sessions_gone')
    try {
      const page = await admin.request('/devices')
      expect(page.status).toBe(500)
      expectSafe(page)
      expectStrictPolicy(page)
      expect(page.headers.get('cache-control')).toMatch(/no-store/)
      const requestId = page.headers.get('x-request-id') ?? ''
      await expect
        .poll(() => server.logs().some(line => line.includes('"page-failed"') && line.includes(requestId)))
        .toBe(true)

      const answer = await admin.api('/api/mmd/profiles')
      expect([answer.status, (await answer.json()).code]).toEqual([500, 'internal'])
      expectSafe(answer)
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
    } finally {
      await server.sql('alter table sessions_gone rename to sessions')
    }
    expect(await admin.isSignedIn()).toBe(true)
  })
})

function expectStrictPolicy(response: Response) {
  const policy = Object.fromEntries(
    (response.headers.get('content-security-policy') ?? '').split(';').map(directive => {
      const [name = '', ...values] = directive.trim().split(/\s+/)
      return [name, values.join(' ')]
    }),
  )
  expect(policy).toMatchObject({ 'object-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'" })
  expect(policy['script-src']).toMatch(/'nonce-[^']+'/)
  expect(policy['script-src']).not.toMatch(/unsafe-(inline|eval)/)
}
