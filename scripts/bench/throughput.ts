import autocannon from 'autocannon'
import type { RunningConsole } from '../../tests/support/console-server'
import { HttpPerson, PEOPLE } from '../../tests/support/http-person'
import type { Baseline } from './baseline'
import { median, report } from './report'

/** How much of a constant handler's requests per second the proxy must reach. */
const LIMIT = 0.5
const ROUNDS = 3
const SECONDS = 5
const CONNECTIONS = 20
const SESSIONS = 10

/** Requests per second of the proxy (five kilobytes of devices) and of a constant handler, in turn; medians. */
export async function measureThroughput(server: RunningConsole, baseline: Baseline): Promise<void> {
  const cookies = await signInMany(server)
  const rates = { proxy: [] as number[], constant: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    rates.constant.push(await load(`${baseline.url}/constant`, ['']))
    rates.proxy.push(await load(`${server.url}/api/mmd/devices?$top=6`, cookies))
  }
  report('Proxied requests per second', {
    measured: median(rates.proxy),
    limit: median(rates.constant),
    atLeast: LIMIT,
  })
}

async function signInMany(server: RunningConsole): Promise<string[]> {
  const cookies: string[] = []
  for (let count = 0; count < SESSIONS; count++) {
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    cookies.push([...person.cookiesOf()].map(pair => pair.join('=')).join('; '))
  }
  return cookies
}

async function load(url: string, cookies: string[]): Promise<number> {
  const { pathname, search } = new URL(url)
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: cookies.map(cookie => ({ path: pathname + search, headers: { 'x-csrf': '1', cookie } })),
  })
  if (result.non2xx > 0) throw new Error(`${result.non2xx} answers of ${url} were no success: the figure means nothing`)
  return result.requests.average
}
