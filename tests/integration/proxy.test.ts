import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { registration } from '../support/sandbox'

describe('The proxy', () => {
  let server: RunningConsole
  let person: HttpPerson
  beforeAll(async () => {
    server = await startConsole({ devices: 300, quiet: true })
    person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
  })
  beforeEach(async () => {
    await server.sandbox.clearFaults()
    await server.sandbox.forgetRequests()
  })
  afterAll(() => server.stop())

  const upstream = () => server.sandbox.requests({ path: '/support/odata' })
  const base = () => `/support/odata/v1/tenants/${registration.tenantId}`

  test.each([
    ['devices', 'devices'],
    ['devices?$top=7&$skip=14', 'devices?$top=7&$skip=14'],
    ['devices?$searchText=O%27Brien%20%231&$top=5', "devices?$searchText=O'Brien%20%231&$top=5"],
    ['users?$searchText=a%2Fb', 'users?$searchText=a%2Fb'],
    ['profiles', 'profiles'],
    [`devices/${encodeURIComponent("O'Brien #1")}`, "devices/O'Brien%20%231"],
    [`devices/${encodeURIComponent('a/b')}`, 'devices/a%2Fb'],
    [`devices/${encodeURIComponent('..%2f')}`, 'devices/..%252f'],
    ['users/zo%C3%AB%40contoso.example', 'users/zo%C3%AB%40contoso.example'],
  ])('sends %s upstream as %s, literally (security 23, 27)', async (path, expected) => {
    await person.api(`/api/mmd/${path}`)
    const requests = await upstream()
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${base()}/${expected}`])
  })

  test('sends its own headers and the person’s token, and nothing of the browser’s (security 24)', async () => {
    await person.api('/api/mmd/profiles', { headers: { authorization: 'Bearer forged', 'x-secret': 'browser' } })
    const [request] = await upstream()
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      'accept',
      'authorization',
      'client-request-id',
      'connection',
      'host',
    ])
    expect(request?.headers.authorization).toMatch(/^Bearer ey[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(request?.headers.accept).toBe('application/json')
  })

  test.each([
    ['GET', 'tenants/8c1f6a52-3c1b-4d0e-9d7a-5b1d0c9e7f21/devices', 404],
    ['GET', 'devices/a/b', 404],
    ['GET', 'nothing', 404],
    ['POST', 'devices', 405],
    ['PUT', 'devices', 405],
    ['DELETE', 'devices/MMD-1', 405],
    ['GET', 'devices?$filter=name%20eq%201', 400],
    ['GET', 'devices?$top=ten', 400],
    ['GET', 'devices?$top=1&$top=2', 400],
    ['GET', `devices?$searchText=${'x'.repeat(600)}`, 400],
    ['GET', 'devices/%00', 400],
  ])('$0 $1 is $2 and reaches nobody (security 23, 27)', async (method, path, status) => {
    const response = await person.api(`/api/mmd/${path}`, { method })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await upstream()).toEqual([])
  })

  test.each([
    ['without the custom header', { 'x-csrf': '' }, 403],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from another origin, by a browser without fetch metadata', { origin: 'https://evil.example' }, 403],
  ])('a request %s is refused and reaches nobody (security 31)', async (_, headers, status) => {
    expect((await person.api('/api/mmd/devices', { headers })).status).toBe(status)
    expect(await upstream()).toEqual([])
  })

  test('somebody who is not signed in gets a 401 problem and no redirect (security 25)', async () => {
    const response = await new HttpPerson(server.url).api('/api/mmd/devices')
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      code: 'unauthenticated',
      requestId: response.headers.get('x-request-id'),
    })
  })

  test('answers are not kept by anybody (security 7)', async () => {
    const response = await person.api('/api/mmd/devices?$top=1')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
  })

  test.each([
    [400, 400, 'upstream-rejected'],
    [403, 403, 'upstream-forbidden'],
    [404, 404, 'not-found'],
    [500, 502, 'upstream-error'],
    [503, 503, 'upstream-unavailable'],
  ])('the service’s %i becomes %i %s, without its text (security 25, 29)', async (status, expected, code) => {
    const body = JSON.stringify({ error: { code: String(status), message: 'secret detail' } })
    await server.sandbox.addFault({ match: { path: '/devices' }, fault: { kind: 'status', status, body } })
    const response = await person.api('/api/mmd/devices')
    expect(response.status).toBe(expected)
    const text = await response.text()
    expect(JSON.parse(text).code).toBe(code)
    expect(text).not.toContain('secret detail')
  })

  test('a long throttle is passed on with the time to wait, and not waited out', async () => {
    await server.sandbox.addFault({ match: { path: '/devices' }, fault: { kind: 'throttle', retryAfter: 120 } })
    const response = await person.api('/api/mmd/devices')
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '120'])
    expect(await upstream()).toHaveLength(1)
  })

  test('a read survives a short throttle, a gateway error and a broken connection (security 40)', async () => {
    await server.sandbox.addFault({ match: { path: '/devices' }, fault: { kind: 'throttle', retryAfter: 1 }, times: 1 })
    await server.sandbox.addFault({ match: { path: '/devices' }, fault: { kind: 'status', status: 502 }, times: 1 })
    await server.sandbox.addFault({ match: { path: '/devices' }, fault: { kind: 'reset' }, times: 1 })
    expect((await person.api('/api/mmd/devices?$top=1')).status).toBe(200)
    expect(await upstream()).toHaveLength(4)
  })

  test.each([['html'], ['empty'], ['truncate']])('an answer that is %s is a clear error', async kind => {
    await server.sandbox.addFault({ match: { path: '/devices' }, fault: { kind } })
    const response = await person.api('/api/mmd/devices')
    expect([response.status, (await response.json()).code]).toEqual([502, 'upstream-malformed'])
  })

  test('a redirect of the service is not followed (security 28)', async () => {
    await server.sandbox.addFault({
      match: { path: '/devices' },
      fault: { kind: 'redirect', location: `${server.sandbox.url}/elsewhere` },
    })
    expect((await person.api('/api/mmd/devices')).status).toBe(502)
    expect(await server.sandbox.requests({ path: '/elsewhere' })).toEqual([])
  })

  test('malformed rows are dropped and counted, and unknown words passed through', async () => {
    await server.sandbox.change({ malformedRows: 3, unknownEnum: true })
    const page = await (await person.api('/api/mmd/devices?$top=50')).json()
    expect(page).toMatchObject({ received: 50, dropped: 3 })
    expect(page.value).toHaveLength(47)
    await server.sandbox.change({ malformedRows: 0, unknownEnum: false })
  })

  test('only the known fields are passed on (security 29)', async () => {
    const page = await (await person.api('/api/mmd/devices?$top=1')).json()
    expect(Object.keys(page.value[0]).sort()).toEqual(DEVICE_FIELDS)
  })
})

const DEVICE_FIELDS = [
  'aadDeviceId',
  'ageInMonths',
  'assignedUser',
  'complianceState',
  'configurations',
  'enrolledIntoIntuneDateTimeUtc',
  'globalDeviceId',
  'groups',
  'intuneId',
  'lastIntuneSyncDateTimeUtc',
  'managementAgent',
  'manufacturer',
  'model',
  'name',
  'operatingSystemEdition',
  'osVersion',
  'persona',
  'planType',
  'primaryUpdateRing',
  'profileAssignmentStatus',
  'serialNumber',
  'tenantId',
  'tenantName',
  'userEmail',
  'userUpn',
]
