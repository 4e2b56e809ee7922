import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { fenceAuthRequest } from '@/lib/auth/fence'
import { CONSOLE_URL } from './auth-fixtures'

type Init = ConstructorParameters<typeof NextRequest>[1]

/** What next-auth gets to see of a request, or the refusal's status. */
async function pass(action: string, query = '', init: Init = {}) {
  const request = new NextRequest(`http://10.0.0.7:3000/api/auth/${action}${query}`, init)
  const result = await fenceAuthRequest(request, action.split('/')[0] ?? '', CONSOLE_URL)
  if (!(result instanceof NextRequest)) return { status: result.status, allow: result.headers.get('allow') }
  const form = result.method === 'POST' ? Object.fromEntries(new URLSearchParams(await result.text())) : null
  return { method: result.method, url: result.url, headers: result.headers, form }
}

const post = (body: string, headers: Record<string, string> = {}): Init => ({ method: 'POST', body, headers })

describe("the fence around next-auth's routes", () => {
  it.each(['csrf', 'session', 'providers', 'signin', 'signin/entra', 'signout', 'callback/entra', 'error'])(
    'lets %s be read, at the console’s own address whatever host it came in by',
    async action => {
      expect(await pass(action)).toMatchObject({ method: 'GET', url: `${CONSOLE_URL}/api/auth/${action}` })
    },
  )

  it.each(['', 'verify-request', 'webauthn-options', '_log', 'constructor', '__proto__', 'SIGNIN', 'toString'])(
    'has no route "%s"',
    async action => {
      expect(await pass(action)).toMatchObject({ status: 404 })
      expect(await pass(action, '', post(''))).toMatchObject({ status: 404 })
    },
  )

  it.each([
    ['csrf', 'GET'],
    ['session', 'GET'],
    ['providers', 'GET'],
    ['callback/entra', 'GET'],
    ['error', 'GET'],
    ['signin/entra', 'GET, POST'],
    ['signout', 'GET, POST'],
  ])('answers %s by %s alone (security 23)', async (action, allow) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].filter(name => !allow.includes(name)))
      expect(await pass(action, '', { method })).toEqual({ status: 405, allow })
  })

  it('lets no query change what is asked of the tenant (security 10)', async () => {
    const overrides =
      '?redirect_uri=https://evil.example&client_id=x&scope=y&response_type=token&nonce=n&state=s&claims=%7B%7D'
    expect(await pass('signin/entra', `${overrides}&prompt=select_account&login_hint=a%40b`, post(''))).toMatchObject({
      url: `${CONSOLE_URL}/api/auth/signin/entra?prompt=select_account&login_hint=a%40b`,
    })
    expect(await pass('signout', overrides, post(''))).toMatchObject({ url: `${CONSOLE_URL}/api/auth/signout` })
    expect(await pass('session', overrides)).toMatchObject({ url: `${CONSOLE_URL}/api/auth/session` })
  })

  it('hands the tenant’s answer on, and the first value where one comes twice (security 10)', async () => {
    const answer = '?code=c%2B1&state=s&session_state=t&client_info=x&iss=y&code=second&callbackUrl=%2Fx'
    expect(await pass('callback/entra', answer)).toMatchObject({
      url: `${CONSOLE_URL}/api/auth/callback/entra?code=c%2B1&state=s&session_state=t`,
    })
    expect(await pass('callback/entra', '?error=access_denied&error_description=%3Cb%3E&error_uri=z')).toMatchObject({
      url: `${CONSOLE_URL}/api/auth/callback/entra?error=access_denied&error_description=%3Cb%3E`,
    })
  })

  it('keeps the cookies of the request, and none of its body’s trappings', async () => {
    const headers = { cookie: 'a=1; b=2', 'content-type': 'text/plain', 'content-length': '3' }
    const passed = await pass('signout', '', post('x=1', headers))
    expect(passed.headers?.get('cookie')).toBe('a=1; b=2')
    expect(passed.headers?.get('content-type')).toBe('application/x-www-form-urlencoded')
    expect(passed.headers?.get('content-length')).toBeNull()
    expect(passed.form).toEqual({ x: '1' })
  })
})

describe('the return address in a sign-in or sign-out', () => {
  const given: [value: string, path: string][] = [
    ['/devices?ring=Fast&x=ä', '/devices?ring=Fast&x=%C3%A4'],
    [`${CONSOLE_URL}/users`, '/users'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['%', '/'],
    ['', '/'],
    ['http://10.0.0.7:3000/devices', '/'],
  ]

  it.each(given)('%s is passed on as %s, in a query as in a form (security 12)', async (value, path) => {
    const query = `?callbackUrl=${encodeURIComponent(value)}`
    for (const action of ['signin', 'signout']) {
      const read = await pass(action, query)
      expect(new URL(read.url ?? '').searchParams.getAll('callbackUrl')).toEqual([path])
      const { form } = await pass(
        action,
        '',
        post(new URLSearchParams({ csrfToken: 't', callbackUrl: value }).toString()),
      )
      expect(form).toEqual({ csrfToken: 't', callbackUrl: path })
    }
  })

  it.each([
    '?callbackUrl=%',
    '?callbackUrl=%zz',
    '?callbackUrl=',
    '?callbackUrl',
    `?callbackUrl=${'a'.repeat(1024 * 1024)}`,
  ])('that is malformed is the start page, fast (security 13)', async query => {
    const started = performance.now()
    expect(await pass('signin', query)).toMatchObject({ url: `${CONSOLE_URL}/api/auth/signin?callbackUrl=%2F` })
    expect(performance.now() - started).toBeLessThan(500)
  })

  it('that comes as a list is its first, or nothing (security 13)', async () => {
    expect(await pass('signin', '?callbackUrl=//evil.example&callbackUrl=/devices')).toMatchObject({
      url: `${CONSOLE_URL}/api/auth/signin?callbackUrl=%2F`,
    })
    expect(await pass('signin', '?callbackUrl[]=/a&callbackUrl[0]=/b')).toMatchObject({
      url: `${CONSOLE_URL}/api/auth/signin`,
    })
    const { form } = await pass('signin', '', post('callbackUrl=/devices&callbackUrl=//evil.example'))
    expect(form).toEqual({ callbackUrl: '/' })
  })

  it('in a form larger than any of ours is not read at all (security 30)', async () => {
    expect(await pass('signin', '', post(`callbackUrl=${'a'.repeat(1024 * 1024)}`))).toMatchObject({ status: 400 })
    expect(await pass('signin', '', post('a=1', { 'content-length': '16385' }))).toMatchObject({ status: 400 })
    const { form } = await pass('signin', '', post(`a=${'a'.repeat(16 * 1024 - 2)}`))
    expect(form?.a).toHaveLength(16 * 1024 - 2)
  })
})
