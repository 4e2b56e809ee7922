import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CLIENT, claimsOf, SandboxProcess, TENANT } from './sandbox-process'

let sandbox: SandboxProcess
let token: string
beforeAll(async () => {
  sandbox = await SandboxProcess.start(
    '--devices',
    '300',
    '--seed',
    '7',
    '--redirect-uri',
    'http://localhost:3000/api/auth/callback/entra',
  )
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
  token = await sandbox.applicationToken()
})

const devices = (query = '$top=5') => sandbox.api(token, `tenants/${TENANT}/devices?${query}`)
const addFault = (fault: unknown, rest = {}) =>
  sandbox.control('POST', '/faults', { match: { path: '/devices?' }, fault, ...rest })

describe('settings', () => {
  test('are shown, changed and reset', async () => {
    expect((await sandbox.control('GET')).body).toMatchObject({ tenantId: TENANT, devices: 300, seed: 7, maxTop: 1000 })
    expect((await sandbox.control('PATCH', '', { devices: 12 })).body).toMatchObject({ devices: 12 })
    expect((await (await devices('')).json()).value).toHaveLength(12)
    expect((await sandbox.control('POST', '/reset')).body).toMatchObject({ devices: 300 })
  })

  test.each([{ nonsense: 1 }, { devices: 'many' }])('%j is refused by name', async changes => {
    const { status, body } = await sandbox.control('PATCH', '', changes)
    expect(status).toBe(400)
    expect(JSON.stringify(body)).toContain(Object.keys(changes)[0])
  })

  test('both loopback addresses answer, each under its own name', async () => {
    const { port } = new URL(sandbox.url)
    const metadata = await (
      await fetch(`http://127.0.0.1:${port}/${TENANT}/v2.0/.well-known/openid-configuration`)
    ).json()
    expect(metadata.issuer).toBe(`http://127.0.0.1:${port}/${TENANT}/v2.0`)
  })

  test.each([
    ['authorizeError', { error: 'temporarily_unavailable', code: 90033 }, 'AADSTS90033'],
    ['consent', 'admin-required', 'AADSTS90094'],
  ])('%s is sent back from authorize', async (name, value, code) => {
    await sandbox.control('PATCH', '', { [name]: value })
    const location = new URL((await sandbox.authorize('v2')).headers.get('location') ?? '')
    expect(location.searchParams.get('error_description')).toContain(code)
  })

  test('a token error can be limited to one grant type', async () => {
    const tokenError = {
      error: 'interaction_required',
      code: 50076,
      claims: '{"access_token":{}}',
      grant: 'refresh_token',
    }
    await sandbox.control('PATCH', '', { tokenError })
    const { refresh_token } = await sandbox.signIn()
    const { status, body } = await sandbox.token('v2', { ...CLIENT, grant_type: 'refresh_token', refresh_token })
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: 'interaction_required', error_codes: [50076], claims: '{"access_token":{}}' })
  })

  test('token answers can be giant, or lack what they should have', async () => {
    const roles = { 'ada.admin@contoso.example': [] }
    await sandbox.control('PATCH', '', {
      accessTokenBytes: 12_000,
      extraGroups: 300,
      roles,
      tokenResponse: { expires_in: null },
    })
    const answer = await sandbox.signIn()
    expect(answer.access_token.length).toBeGreaterThan(11_900)
    expect(claimsOf(answer.id_token)).toMatchObject({ roles: [] })
    expect(claimsOf(answer.id_token).groups).toHaveLength(300)
    expect(answer).not.toHaveProperty('expires_in')
    await sandbox.control('PATCH', '', { omitRefreshToken: true })
    const { refresh_token } = answer
    const { body } = await sandbox.token('v2', { ...CLIENT, grant_type: 'refresh_token', refresh_token })
    expect(body).not.toHaveProperty('refresh_token')
  })

  test('the fleet lives with its clock, and the machine’s time stays with the tokens', async () => {
    // Odd devices stay; another one's place might have been taken meanwhile.
    const age = async () => (await (await devices('$searchText=ODD-&$top=1')).json()).value[0].ageInMonths
    const before = await age()
    await sandbox.control('PATCH', '', { clockOffsetSeconds: 60 * 86_400 })
    expect(await age()).toBeCloseTo(before + 1.97, 1)
    expect(claimsOf(await sandbox.applicationToken()).iat).toBeLessThanOrEqual(Date.now() / 1000)
  })

  test('the callback can come with another state', async () => {
    await sandbox.control('PATCH', '', { signInState: { wrongState: true }, autoSignIn: 'sam.support@contoso.example' })
    const location = new URL((await sandbox.authorize('v2')).headers.get('location') ?? '')
    expect(location.searchParams.get('state')).not.toBe('the-state')
  })
})

describe('the request log', () => {
  test('keeps the literal target, headers and body, and not the control requests', async () => {
    await sandbox.control('DELETE', '/requests')
    await sandbox.api(token, `tenants/${TENANT}/devices/a%2Fb?x=%27`)
    const { body } = await sandbox.control('GET', '/requests')
    expect(body).toMatchObject([
      {
        method: 'GET',
        url: `/support/odata/v1/tenants/${TENANT}/devices/a%2Fb?x=%27`,
        headers: { accept: 'application/json' },
      },
    ])
  })

  test('is filtered by path and method', async () => {
    await devices()
    expect((await sandbox.control('GET', '/requests?path=/token&method=post')).body).toHaveLength(1)
    expect((await sandbox.control('GET', '/requests?path=/token&method=get')).body).toHaveLength(0)
  })
})

test('every secret issued can be looked up', async () => {
  const answer = await sandbox.signIn()
  const { body } = await sandbox.control('GET', '/tokens')
  const issued = body as { kind: string; value: string }[]
  const { access_token, refresh_token, id_token } = answer
  for (const [kind, value] of Object.entries({ access: access_token, refresh: refresh_token, id: id_token }))
    expect(issued).toContainEqual(expect.objectContaining({ kind, value, account: 'ada.admin@contoso.example' }))
  expect(issued.map(({ kind }) => kind)).toContain('code')
})

describe('faults', () => {
  test('a status strikes as often as asked, after as many as asked, and only where it matches', async () => {
    await addFault({ kind: 'status', status: 503, headers: { 'x-from': 'fault' } }, { times: 2, after: 1 })
    const statuses: number[] = []
    for (let count = 0; count < 4; count += 1) statuses.push((await devices()).status)
    expect(statuses).toEqual([200, 503, 503, 200])
    expect((await sandbox.api(token, `tenants/${TENANT}/users?$top=1`)).status).toBe(200)
    expect((await sandbox.control('GET', '/faults')).body).toMatchObject([{ hits: 2, matched: 4 }])
  })

  test('paths may be regular expressions, and faults can be taken back', async () => {
    const { body } = await addFault({ kind: 'empty' }, { match: { path: '/skip=\\d{2}$/', method: 'GET' } })
    expect(await (await devices('$top=1&$skip=20')).text()).toBe('')
    await sandbox.control('DELETE', `/faults/${(body as { id: string }).id}`)
    expect((await (await devices('$top=1&$skip=20')).json()).value).toHaveLength(1)
  })

  test('a fault that cannot be understood is refused', async () => {
    expect((await addFault({ kind: 'reset' }, { match: { path: '/(/' } })).status).toBe(400)
    expect((await addFault({ kind: 'meteor' })).status).toBe(400)
  })

  test('throttling says when to come back, in seconds or as a date', async () => {
    const date = new Date(Date.now() + 5000).toUTCString()
    await addFault({ kind: 'throttle', retryAfter: 3 }, { times: 1 })
    await addFault({ kind: 'throttle', retryAfter: date }, { times: 1 })
    for (const expected of ['3', date]) {
      const response = await devices()
      expect(response.status).toBe(429)
      expect(response.headers.get('retry-after')).toBe(expected)
    }
  })

  test.each(['reset', 'reset-in-body'])('%s breaks the connection', async kind => {
    await addFault({ kind })
    await expect(devices('$top=50').then(response => response.text())).rejects.toThrow()
  })

  test('truncate is a whole answer with half a body', async () => {
    await addFault({ kind: 'truncate' })
    const response = await devices()
    expect(response.status).toBe(200)
    const body = await response.text()
    expect(() => JSON.parse(body)).toThrow('JSON')
  })

  test('html, redirects and latency', async () => {
    await addFault({ kind: 'latency', ms: 120 })
    await addFault({ kind: 'html', status: 502 }, { times: 1 })
    await addFault({ kind: 'redirect', location: 'https://example.org/' }, { times: 1 })
    const started = performance.now()
    expect((await devices()).headers.get('content-type')).toContain('text/html')
    expect(performance.now() - started).toBeGreaterThan(100)
    expect((await devices()).headers.get('location')).toBe('https://example.org/')
    expect((await devices()).status).toBe(200)
  })

  test('strike the token endpoint as well', async () => {
    await addFault({ kind: 'status', status: 500, body: 'broken' }, { match: { path: '/oauth2/v2.0/token' } })
    await expect(sandbox.applicationToken()).rejects.toThrow('JSON')
  })
})
