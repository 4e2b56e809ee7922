import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'

/** Ten thousand take more than a minute on two busy processors, so every run makes a fifth of them. */
const REQUESTS = Number(process.env.INTERLEAVED_REQUESTS ?? 2_000)
const SESSIONS_EACH = 12
const AT_ONCE = 48
const DEVICES = 400

/** The next of a list that starts over at its end. */
function pick<Item>(items: Item[], number: number): Item {
  const item = items[number % items.length]
  if (item === undefined) throw new Error('The list is empty')
  return item
}

type Asked = { upn: string; device: string; status: number; answered: unknown; requestId: string }

describe('Two people at once', () => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ devices: DEVICES, quiet: true, env: { REQUESTS_PER_MINUTE: '1000000' } })
  })
  afterAll(() => server.stop())

  async function signInOften(upn: string): Promise<{ upn: string; browser: HttpPerson }[]> {
    const signedIn = []
    for (let index = 0; index < SESSIONS_EACH; index++) {
      const browser = new HttpPerson(server.url)
      await browser.signIn(upn)
      signedIn.push({ upn, browser })
    }
    return signedIn
  }

  /** Who the access token of an upstream request speaks for. */
  function bearerOf(authorization: string | string[] | undefined): string {
    const payload = String(authorization).split('.')[1] ?? ''
    return (JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { upn: string }).upn
  }

  test(
    `get each their own token and data in ${REQUESTS} interleaved requests, or 10000 with INTERLEAVED_REQUESTS=10000 (security 19)`,
    async () => {
      // Good for two seconds each, as a token in its last minute counts as ended: refreshes fall among the requests.
      await server.sandbox.change({ tokenLifetimeSeconds: 62 })
      const [veras, adas] = await Promise.all([signInOften(PEOPLE.viewer), signInOften(PEOPLE.admin)])
      const names = await deviceNames(pick(veras, 0).browser)
      await server.sandbox.forgetRequests()

      // In turn a request of one person and one of the other; a device is only ever asked for by one of them.
      const asked: Asked[] = []
      let next = 0
      const work = async () => {
        while (next < REQUESTS) {
          const number = next++
          const sessions = number % 2 === 0 ? veras : adas
          const { upn, browser } = pick(sessions, Math.floor(number / 2))
          const device = pick(names, number)
          const response = await browser.api(`/api/mmd/devices/${encodeURIComponent(device)}`)
          asked.push({
            upn,
            device,
            status: response.status,
            answered: ((await response.json()) as { name?: unknown }).name,
            requestId: response.headers.get('x-request-id') ?? '',
          })
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))

      expect(asked.filter(({ status }) => status !== 200)).toEqual([])
      expect(asked.filter(({ device, answered }) => answered !== device)).toEqual([])

      const bearers = new Map<string, string>()
      for (const { headers } of await server.sandbox.requests({ path: '/devices/' })) {
        bearers.set(String(headers['client-request-id']), bearerOf(headers.authorization))
      }
      expect(bearers.size).toBe(REQUESTS)
      expect(asked.filter(({ upn, requestId }) => bearers.get(requestId) !== upn)).toEqual([])
      const refreshes = await server.sandbox.requests({ method: 'POST', path: '/token' })
      expect(refreshes.length, 'refreshes among the requests').toBeGreaterThanOrEqual(SESSIONS_EACH)
    },
    60_000 + REQUESTS * 30,
  )

  /** An even number of them, so that none is asked for by both. */
  async function deviceNames(browser: HttpPerson): Promise<string[]> {
    const response = await browser.api(`/api/mmd/devices?$top=${DEVICES}`)
    const { value } = (await response.json()) as { value: { name: string | null }[] }
    const all = value.flatMap(({ name }) => (name ? [name] : []))
    const unique = [...new Set(all)].filter(name => all.indexOf(name) === all.lastIndexOf(name))
    return unique.slice(0, Math.floor(unique.length / 2) * 2)
  }
})
