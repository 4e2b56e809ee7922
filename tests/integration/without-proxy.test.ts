import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { gatedPages, methodsOf, routeFiles } from '../support/route-files'
import { startConsoleWithoutProxy } from '../support/without-proxy'

const SOMEBODY = '3f0c1d52-7a41-4c5e-8d6b-0a4d1c9b7eff'
const OPEN_ROUTES = /^(auth|health|console\/admin-consent)\b/
const FOR_ADMINISTRATORS: [method: string, path: string][] = [
  ['GET', '/api/console/sessions?scope=all'],
  ['POST', '/api/console/sessions/end'],
  ['POST', '/api/console/setup/check'],
]

describe('With the proxy file removed', () => {
  let server: Awaited<ReturnType<typeof startConsoleWithoutProxy>>
  let viewer: HttpPerson
  let stranger: HttpPerson
  beforeAll(async () => {
    server = await startConsoleWithoutProxy()
    stranger = new HttpPerson(server.url)
    viewer = new HttpPerson(server.url)
    expect(await viewer.signIn(PEOPLE.viewer)).toBe('/devices')
  })
  beforeEach(() => server.sandbox.forgetRequests())
  afterAll(() => server?.stop())

  const upstream = () => server.sandbox.requests({ path: '/support/odata' })

  test('it is gone, and the console works', async () => {
    const page = await viewer.request('/users')
    expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, null])
    expect(await page.text()).toContain('role="row"')
    expect(await viewer.isSignedIn()).toBe(true)
  })

  test('no route of the API is open to a stranger, or without its header (security 34)', async () => {
    const routes = routeFiles().filter(route => !OPEN_ROUTES.test(route))
    expect(routes.length).toBeGreaterThan(5)
    for (const route of routes) {
      for (const method of methodsOf(route)) {
        const path = `/api/${route.replaceAll(/\[.+?\]/g, 'devices')}`
        expect([method, path, (await stranger.api(path, { method })).status]).toEqual([method, path, 401])
        expect([method, path, (await viewer.request(path, { method })).status]).toEqual([method, path, 403])
      }
    }
    expect(await upstream()).toEqual([])
  })

  test('every page sends a stranger to sign in, whatever they claim of themselves (security 34)', async () => {
    for (const page of gatedPages(SOMEBODY)) {
      for (const headers of [{}, { 'x-return-to': '//evil.example' }, { 'x-nextjs-data': '1' }]) {
        const response = await stranger.request(page, { headers })
        const location = new URL(response.headers.get('location') ?? '', server.url)
        expect([page, response.status, location.origin, location.pathname]).toEqual([page, 307, server.url, '/sign-in'])
        expect(await response.text()).not.toContain('role="row"')
      }
      for (const headers of [{ rsc: '1' }, { rsc: '1', 'next-router-prefetch': '1' }]) {
        const text = await (await stranger.request(page, { headers })).text()
        expect(text).not.toMatch(/serialNumber|Vera Viewer/)
      }
    }
    expect(await upstream()).toEqual([])
  })

  test('a viewer may do no more than before (security 34, 35)', async () => {
    for (const [method, path] of FOR_ADMINISTRATORS) {
      expect([path, (await viewer.api(path, { method })).status]).toEqual([path, 403])
    }
    expect(await (await viewer.request('/setup')).text()).not.toContain(server.sandbox.clientId)
  })
})
