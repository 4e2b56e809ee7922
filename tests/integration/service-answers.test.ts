import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { type OwnService, startOwnService } from '../support/own-service'
import { registration } from '../support/sandbox'

const BASE = '/some/base'

describe('Between the browser and the service', () => {
  let service: OwnService
  let server: RunningConsole
  let person: HttpPerson
  beforeAll(async () => {
    service = await startOwnService()
    server = await startConsole({
      devices: 5,
      env: { MMD_API_BASE_URL: `${service.url}${BASE}`, MMD_APPLICATION_CONTEXT: 'false' },
    })
    person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
  })
  afterAll(async () => {
    await server.stop()
    await service.stop()
  })

  const answerJson = (body: unknown, headers: Record<string, string | string[]> = {}) =>
    service.answerWith((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    })

  test('no header of a good answer comes through, whether it is about the hop, the server or a cookie (security 24)', async () => {
    const theirs = {
      'set-cookie': ['ARRAffinity=canary; Path=/', 'second=canary'],
      server: 'canary',
      'x-powered-by': 'canary',
      'x-aspnet-version': 'canary',
      'request-id': 'canary',
      'proxy-authenticate': 'canary',
      upgrade: 'canary',
      trailer: 'x-canary',
      via: '1.1 canary',
      'content-disposition': 'attachment; filename=canary',
      'content-security-policy': 'canary',
      'access-control-allow-origin': '*',
      'x-canary': 'canary',
      refresh: '0; url=https://canary.example',
    }
    answerJson({ value: [] }, theirs)
    const response = await person.api('/api/mmd/profiles')
    expect(response.status).toBe(200)
    expect(JSON.stringify([...response.headers])).not.toContain('canary')
    for (const name of ['server', 'upgrade', 'trailer', 'via', 'refresh', 'access-control-allow-origin']) {
      expect([name, response.headers.get(name)]).toEqual([name, null])
    }
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test('nothing of the browser’s goes up, least of all its cookie and what is about the hop (security 24)', async () => {
    answerJson({ value: [] })
    const headers = {
      authorization: 'Bearer forged',
      'proxy-authorization': 'Basic forged',
      te: 'trailers',
      'x-forwarded-for': '203.0.113.9',
      'x-ms-client-principal': 'forged',
      'client-request-id': 'forged',
      'accept-language': 'de',
      'user-agent': 'forged',
      range: 'bytes=0-1',
      'if-none-match': 'forged',
    }
    await person.api('/api/mmd/profiles', { headers })
    const [request] = service.requests
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      'accept',
      'authorization',
      'client-request-id',
      'connection',
      'host',
    ])
    expect(JSON.stringify(request?.headers)).not.toContain('forged')
  })

  test('the tenant and the person are the session’s, whatever a request says (security 26)', async () => {
    answerJson({ value: [] })
    const other = '99999999-9999-4999-8999-999999999999'
    const headers = {
      'x-tenant-id': other,
      'x-ms-tenant-id': other,
      'x-upn': PEOPLE.admin,
      'x-http-method-override': 'POST',
    }
    expect((await person.api('/api/mmd/profiles', { headers })).status).toBe(200)
    const [request] = service.requests
    expect(`${request?.method} ${request?.url}`).toBe(`GET ${BASE}/tenants/${registration.tenantId}/profiles`)
    const payload = String(request?.headers.authorization).split('.')[1] ?? ''
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ upn: PEOPLE.viewer })
    expect(JSON.stringify(request?.headers)).not.toContain(other)

    for (const query of [`?tenantId=${other}`, `?upn=${PEOPLE.admin}`, `?tid=${other}`]) {
      expect((await person.api(`/api/mmd/profiles${query}`)).status).toBe(400)
    }
    expect(service.requests).toHaveLength(1)
  })

  test('a link to the next page is followed nowhere, and not passed on (security 28)', async () => {
    for (const link of [
      'https://evil.example/next',
      '//evil.example',
      `${service.url}/elsewhere`,
      '/devices?$skip=5',
    ]) {
      answerJson({ value: [], '@odata.nextLink': link, nextLink: link })
      const response = await person.api('/api/mmd/devices?$top=5')
      expect(await response.json()).toEqual({ value: [], received: 0, dropped: 0 })
      await (await person.request('/devices')).text()
      const asked = new Set(service.requests.map(({ url }) => url?.split('?')[0]))
      expect([...asked]).toEqual([`${BASE}/tenants/${registration.tenantId}/devices`])
    }
  })

  test.each([301, 302, 303, 307, 308])(
    'a redirect by %i leads neither us nor the browser away (security 28)',
    async status => {
      service.answerWith((_, response) => response.writeHead(status, { location: `${service.url}/elsewhere` }).end())
      const response = await person.api('/api/mmd/profiles')
      expect([response.status, response.headers.get('location')]).toEqual([502, null])
      expect(service.requests.filter(({ url }) => url === '/elsewhere')).toEqual([])
    },
  )

  test('each refusal of the service stays apart from the others, and none is a redirect to sign in (security 25)', async () => {
    const told: [number, number, string][] = []
    for (const status of [401, 403, 404, 429, 500, 503]) {
      service.answerWith((_, response) => response.writeHead(status, { 'retry-after': '60' }).end('{}'))
      const response = await person.api('/api/mmd/profiles')
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      told.push([status, response.status, ((await response.json()) as { code: string }).code])
    }
    expect(told).toEqual([
      [401, 401, 'session-ended'],
      [403, 403, 'upstream-forbidden'],
      [404, 404, 'not-found'],
      [429, 429, 'upstream-throttled'],
      [500, 502, 'upstream-error'],
      [503, 503, 'upstream-unavailable'],
    ])
  })

  test('the service is let go when the browser goes away, before and amid the answer (security 30)', async () => {
    for (const begin of [false, true]) {
      let released = false
      service.answerWith((_, response) => {
        response.on('close', () => {
          released = !response.writableFinished
        })
        if (begin) response.writeHead(200, { 'content-type': 'application/json' }).write('{"value":[')
      })
      const leaving = new AbortController()
      const left = person.api('/api/mmd/profiles', { signal: leaving.signal })
      await expect.poll(() => service.requests.length).toBe(1)
      expect(released).toBe(false)
      leaving.abort()
      await expect(left).rejects.toThrow()
      await expect.poll(() => released, { timeout: 3_000 }).toBe(true)
      expect(service.requests).toHaveLength(1)
    }
  })
})
