import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'

const COUNT = { length: 20 }

describe('Too many requests', () => {
  let server: RunningConsole
  beforeAll(async () => {
    // The least that can be configured: 12 at once, and one a second after that.
    server = await startConsole({ devices: 5, quiet: true, env: { REQUESTS_PER_MINUTE: '60' } })
  })
  afterAll(() => server.stop())

  async function signedIn(upn: string): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    await person.signIn(upn)
    return person
  }

  const statuses = (answers: Response[], status: number) => answers.filter(answer => answer.status === status).length

  test('of one session are refused with the time to wait; other sessions do not notice (security 30)', async () => {
    const [eager, calm] = [await signedIn(PEOPLE.viewer), await signedIn(PEOPLE.viewer)]
    const answers = await Promise.all(Array.from(COUNT, () => eager.api('/api/console/sessions')))
    expect(statuses(answers, 200)).toBeGreaterThanOrEqual(12)
    expect(statuses(answers, 429)).toBeGreaterThanOrEqual(5)
    expect(statuses(answers, 200) + statuses(answers, 429)).toBe(COUNT.length)

    const refused = answers.find(answer => answer.status === 429)
    expect(refused?.headers.get('retry-after')).toBe('1')
    expect(refused?.headers.get('content-type')).toBe('application/problem+json')
    expect(await refused?.json()).toMatchObject({ code: 'rate-limited', detail: 'Try again in a second.' })

    expect((await calm.api('/api/console/sessions')).status).toBe(200)
    await new Promise(resolve => setTimeout(resolve, 1_100))
    expect((await eager.api('/api/console/sessions')).status).toBe(200)
  })

  test('reach nobody: the service is not asked (security 30)', async () => {
    const person = await signedIn(PEOPLE.support)
    await server.sandbox.forgetRequests()
    const answers = await Promise.all(Array.from(COUNT, () => person.api('/api/mmd/profiles')))
    expect(statuses(answers, 429)).toBeGreaterThanOrEqual(5)
    expect(await server.sandbox.requests({ path: '/profiles' })).toHaveLength(statuses(answers, 200))
  })

  test('without a session are refused by address, whatever address they claim', async () => {
    const signedInBefore = await signedIn(PEOPLE.admin)
    const answers = []
    for (let round = 0; round < 7; round++) {
      const claim = (index: number) => ({ 'x-forwarded-for': `203.0.113.${index}`, 'x-peer-address': '203.0.113.1' })
      answers.push(
        ...(await Promise.all(
          Array.from(COUNT, (_, index) =>
            new HttpPerson(server.url).api('/api/mmd/devices', { headers: claim(index + round * COUNT.length) }),
          ),
        )),
      )
    }
    expect(statuses(answers, 401)).toBeGreaterThanOrEqual(100)
    expect(statuses(answers, 429)).toBeGreaterThan(0)
    expect((await signedInBefore.api('/api/console/sessions')).status).toBe(200)
  })

  test('to sign in are refused before the tenant hears of them', async () => {
    await server.sandbox.forgetRequests()
    const callback = '/api/auth/callback/entra?code=made-up&state=made-up'
    const answers = []
    for (let round = 0; round < 8; round++) {
      answers.push(...(await Promise.all(Array.from(COUNT, () => new HttpPerson(server.url).request(callback)))))
    }
    const refused = answers.filter(answer => answer.status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(100)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused[0]?.text()).toMatch(/^Too many sign-ins come from your address. Try again in \d+ s/)
    expect(await server.sandbox.requests({ method: 'POST', path: '/token' })).toEqual([])
  })
})

describe('A body', () => {
  let server: RunningConsole
  let admin: HttpPerson
  beforeAll(async () => {
    server = await startConsole({ devices: 5 })
    admin = new HttpPerson(server.url)
    await admin.signIn(PEOPLE.admin)
  })
  afterAll(() => server.stop())

  const json = { 'content-type': 'application/json' }
  const post = (body: BodyInit, headers: Record<string, string> = json) =>
    admin.api('/api/console/sessions/end', { method: 'POST', body, headers, ...{ duplex: 'half' } })

  /** Sent in chunks, without a length: ends only when nobody reads on. */
  function endless(): { stream: ReadableStream<Uint8Array>; sent: () => number } {
    let sent = 0
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise(resolve => setTimeout(resolve, 1))
        sent += 16_384
        if (sent > 64 * 1024 * 1024) controller.close()
        else controller.enqueue(new Uint8Array(16_384).fill(0x20))
      },
    })
    return { stream, sent: () => sent }
  }

  test('that says nothing of its length is read to the limit and no further (security 30)', async () => {
    const { stream, sent } = endless()
    const response = await post(stream).catch(() => null)
    // The console may close the connection while the client still sends; both are a refusal.
    if (response) expect([response.status, (await response.json()).code]).toEqual([413, 'payload-too-large'])
    expect(sent()).toBeLessThan(8 * 1024 * 1024)
    expect(await admin.isSignedIn()).toBe(true)
  })

  test('of a sign-in form is read to the limit and no further (security 30)', async () => {
    const { stream, sent } = endless()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const response = await fetch(`${server.url}/api/auth/signin/entra`, {
      method: 'POST',
      body: stream,
      headers,
      ...{ duplex: 'half' },
    }).catch(() => null)
    if (response) expect(response.status).toBe(400)
    expect(sent()).toBeLessThan(8 * 1024 * 1024)
  })

  test.each([
    ['of another type', '{"all":true}', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    ['of a form', 'all=true', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
    ['that is compressed', '{"all":true}', { ...json, 'content-encoding': 'gzip' }, 415, 'unsupported-media-type'],
    ['that is no JSON', '{"all":', json, 400, 'bad-request'],
    ['nested without end', '['.repeat(30_000), json, 400, 'bad-request'],
    ['with fields nobody asked for', '{"all":true,"objectId":"x"}', json, 400, 'bad-request'],
    ['that is too long', `{"all":true${' '.repeat(70_000)}}`, json, 413, 'payload-too-large'],
  ])('%s is refused, and nothing is done (security 30)', async (_, body, headers, status, code) => {
    const response = await post(body, headers)
    expect([response.status, (await response.json()).code]).toEqual([status, code])
    expect(await admin.isSignedIn()).toBe(true)
  })
})
