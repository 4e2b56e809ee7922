import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { policies } from '@/lib/bff/policy'
import { isAtLeast, type Role, roles } from '@/lib/domain/account'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { gatedPages, methodsOf, routeFiles } from '../support/route-files'

/** The least somebody must be; a stranger has no session. */
type Least = Role | 'stranger'
type Route = { route: string; method: string; path: string; least: Least; body?: unknown }

const SOMEBODY = '3f0c1d52-7a41-4c5e-8d6b-0a4d1c9b7eff'

/** What every route of app/api wants of whoever calls it. A route that is not in here fails a test below. */
const ROUTES: Route[] = [
  { route: 'health/live', method: 'GET', path: '/api/health/live', least: 'stranger' },
  { route: 'health/ready', method: 'GET', path: '/api/health/ready', least: 'stranger' },
  { route: 'auth/[...nextauth]', method: 'GET', path: '/api/auth/session', least: 'stranger' },
  { route: 'auth/[...nextauth]', method: 'POST', path: '/api/auth/signin/entra', least: 'stranger' },
  { route: 'console/admin-consent', method: 'GET', path: '/api/console/admin-consent', least: 'stranger' },
  { route: 'console/admin-consent/start', method: 'GET', path: '/api/console/admin-consent/start', least: 'stranger' },
  { route: 'console/sessions', method: 'GET', path: '/api/console/sessions', least: 'Viewer' },
  { route: 'console/sessions', method: 'GET', path: '/api/console/sessions?scope=all', least: 'Admin' },
  { route: 'console/sessions/[id]', method: 'DELETE', path: '/api/console/sessions/000000000000', least: 'Viewer' },
  { route: 'console/sessions/end-all', method: 'POST', path: '/api/console/sessions/end-all', least: 'Viewer' },
  {
    ...{ route: 'console/sessions/end', method: 'POST', path: '/api/console/sessions/end', least: 'Admin' },
    body: { objectId: SOMEBODY },
  },
  { route: 'console/setup/check', method: 'POST', path: '/api/console/setup/check', least: 'Admin' },
  { route: 'console/views', method: 'GET', path: '/api/console/views', least: 'Viewer' },
  {
    ...{ route: 'console/views', method: 'POST', path: '/api/console/views', least: 'Viewer' },
    body: { name: 'Fast', query: 'ring=Fast', shared: false },
  },
  {
    ...{ route: 'console/views', method: 'POST', path: '/api/console/views', least: 'Support' },
    body: { name: 'Fast', query: 'ring=Fast', shared: true },
  },
  { route: 'console/views/[id]', method: 'PATCH', path: `/api/console/views/${SOMEBODY}`, least: 'Viewer', body: {} },
  { route: 'console/views/[id]', method: 'DELETE', path: `/api/console/views/${SOMEBODY}`, least: 'Viewer' },
  { route: 'inventory/devices', method: 'GET', path: '/api/inventory/devices?limit=1', least: 'Viewer' },
  { route: 'inventory/devices/[id]', method: 'GET', path: `/api/inventory/devices/${SOMEBODY}`, least: 'Viewer' },
  {
    ...{ route: 'inventory/devices/[id]/changes', method: 'GET', least: 'Viewer' },
    path: `/api/inventory/devices/${SOMEBODY}/changes`,
  },
  { route: 'inventory/changes', method: 'GET', path: '/api/inventory/changes?limit=1', least: 'Viewer' },
  { route: 'inventory/changes/summary', method: 'GET', path: '/api/inventory/changes/summary', least: 'Viewer' },
  { route: 'inventory/changes/export', method: 'GET', path: '/api/inventory/changes/export', least: 'Viewer' },
  { route: 'inventory/facets', method: 'GET', path: '/api/inventory/facets', least: 'Viewer' },
  { route: 'inventory/trends', method: 'GET', path: '/api/inventory/trends', least: 'Viewer' },
  { route: 'inventory/trends/export', method: 'GET', path: '/api/inventory/trends/export', least: 'Viewer' },
  { route: 'inventory/export', method: 'GET', path: '/api/inventory/export?format=csv', least: 'Viewer' },
  { route: 'inventory/export', method: 'POST', path: '/api/inventory/export', least: 'Viewer' },
  {
    ...{ route: 'inventory/lookup', method: 'POST', path: '/api/inventory/lookup', least: 'Viewer' },
    body: { identifiers: ['MMD-1'] },
  },
  { route: 'inventory/sync', method: 'GET', path: '/api/inventory/sync', least: 'Viewer' },
  { route: 'inventory/sync', method: 'POST', path: '/api/inventory/sync', least: 'Viewer' },
  { route: 'inventory/sync/events', method: 'GET', path: '/api/inventory/sync/events', least: 'Viewer' },
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method): Route[] => [
    { route: '[...path]', method, path: '/api/nothing-here', least: 'Viewer' },
    // Below it, `policies` says who may what.
    { route: 'mmd/[...path]', method, path: '/api/mmd/nothing-here', least: 'Viewer' },
  ]),
]

/** Values for the names in the paths of policies; those of the service's own that are not known get a made-up one. */
const VALUES: Record<string, string> = { name: 'ODD-none', upn: PEOPLE.viewer }

const POLICIES: Route[] = policies.map(({ method, path, role }) => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(VALUES[name] ?? SOMEBODY))
  return {
    route: 'mmd/[...path]',
    method,
    path: `/api/mmd/${filled}`,
    least: role,
    ...(method === 'GET' ? {} : { body: {} }),
  }
})

const ALL = [...ROUTES, ...POLICIES]

const CALLERS = ['stranger', ...roles] as const
type Caller = (typeof CALLERS)[number]

const UPNS: Record<Role, string> = { Viewer: PEOPLE.viewer, Support: PEOPLE.support, Admin: PEOPLE.admin }

function expected(caller: Caller, least: Least): 'allowed' | 401 | 403 {
  if (least === 'stranger') return 'allowed'
  if (caller === 'stranger') return 401
  return isAtLeast(caller, least) ? 'allowed' : 403
}

/** What made other consoles believe that their gate had been passed already (CVE-2025-29927 and its kin). */
const SUBREQUEST = ['proxy', 'src/proxy', 'middleware', 'src/middleware', 'pages/_middleware'].map(name =>
  Array(6).fill(name).join(':'),
)

let server: RunningConsole
let people: Record<Caller, HttpPerson>

beforeAll(async () => {
  server = await startConsole({ devices: 20, quiet: true, env: { REQUESTS_PER_MINUTE: '1000000', TRUSTED_PROXY: '1' } })
  people = {
    stranger: new HttpPerson(server.url),
    Viewer: await signedIn(UPNS.Viewer),
    Support: await signedIn(UPNS.Support),
    Admin: await signedIn(UPNS.Admin),
  }
  await people.Viewer.api('/api/inventory/sync', { method: 'POST' })
  await untilSynced(people.Viewer)
})
beforeEach(() => server.sandbox.forgetRequests())
afterAll(() => server.stop())

async function signedIn(upn: string): Promise<HttpPerson> {
  const person = new HttpPerson(server.url)
  await person.signIn(upn)
  return person
}

let strangers = 0
/** Each stranger comes from somewhere else, as there is a limit to what one address may ask. */
const elsewhere = () => ({ 'x-forwarded-for': `10.0.${Math.floor(++strangers / 250)}.${strangers % 250}` })

async function call(caller: Caller, { method, path, body }: Route, headers: Record<string, string> = {}) {
  const response = await people[caller].api(path, {
    method,
    headers: { ...elsewhere(), ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const isEndless = response.headers.get('content-type')?.startsWith('text/event-stream')
  const text = isEndless ? '' : await response.text()
  if (isEndless) await response.body?.cancel()
  if (path === '/api/inventory/sync' && method === 'POST' && caller !== 'stranger') {
    await untilSynced(people[caller])
    // The fleet has just been read: that is told to whoever may have it read, and to nobody else.
    if (response.status === 429) return 'allowed'
  }
  const hasEnded = path.endsWith('/end-all') && response.ok && caller !== 'stranger'
  if (hasEnded) people[caller] = await signedIn(UPNS[caller])
  return outcome(response.status, text)
}

/** A sync asks the service beside the test, which looks at who asks. */
async function untilSynced(person: HttpPerson): Promise<void> {
  const state = async () => ((await (await person.api('/api/inventory/sync')).json()) as { state?: string }).state
  while ((await state()) === 'running') await new Promise(resolve => setTimeout(resolve, 50))
}

/** Whether a call got as far as its work: whatever came of it, it was not for want of a session or a role. */
function outcome(status: number, text: string): 'allowed' | number {
  // The role was enough; it is the console that was not set up to act as the application.
  if (/"code":"application-context-off"/.test(text)) return 'allowed'
  const isAnswered = status < 500 && status !== 401 && status !== 403 && status !== 429
  return isAnswered && !/"code":"(forbidden|unauthenticated)"/.test(text) ? 'allowed' : status
}

const upstream = () => server.sandbox.requests({ path: '/support/odata' })

test.each(ALL)('$method $path is for the role $least and above (security 34, 35)', async route => {
  const refused = CALLERS.filter(caller => expected(caller, route.least) !== 'allowed')
  for (const caller of refused) {
    expect([caller, await call(caller, route)]).toEqual([caller, expected(caller, route.least)])
  }
  expect(await upstream()).toEqual([])
  for (const caller of CALLERS.filter(caller => !refused.includes(caller))) {
    expect([caller, await call(caller, route)]).toEqual([caller, 'allowed'])
  }
})

test('every route of the API is in the table above, with each of its methods', () => {
  const found = routeFiles().flatMap(route => methodsOf(route).map(method => `${method} ${route}`))
  expect(found.length).toBeGreaterThan(0)
  expect([...new Set(ALL.map(({ method, route }) => `${method} ${route}`))].sort()).toEqual(found.sort())
})

describe.each(SUBREQUEST)('With x-middleware-subrequest: %s', subrequest => {
  const headers = { 'x-middleware-subrequest': subrequest, 'x-middleware-subrequest-id': 'a'.repeat(16) }

  test('no route of the API is open to anybody else (security 34)', async () => {
    for (const route of ALL) {
      for (const caller of ['stranger', 'Viewer'] as const) {
        const wanted = expected(caller, route.least)
        if (wanted === 'allowed') continue
        const got = await call(caller, route, headers)
        expect([caller, route.method, route.path, got]).toEqual([caller, route.method, route.path, wanted])
      }
    }
    expect(await upstream()).toEqual([])
  })

  test('every page sends a stranger to sign in (security 34)', async () => {
    for (const page of gatedPages(SOMEBODY)) {
      const response = await people.stranger.request(page, { headers })
      expect([page, response.status, response.headers.get('location')?.split('?')[0]]).toEqual([page, 307, '/sign-in'])
    }
    expect(await upstream()).toEqual([])
  })
})

describe('The other forms of a page', () => {
  const TREE = { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }
  const forms = (page: string): [string, Record<string, string>][] => [
    [`${page}?_rsc=abc`, {}],
    [`${page}?_rsc=abc`, { rsc: '1' }],
    [`${page}?_rsc=abc`, { rsc: '1', 'next-router-prefetch': '1' }],
    [`${page}?_rsc=abc`, TREE],
    [`${page}.rsc`, {}],
    [`${page}.rsc`, { rsc: '1' }],
    [`${page}.prefetch.rsc`, { rsc: '1' }],
    [`${page}.segments/_tree.segment.rsc`, TREE],
    [`${page}.segments/!KGNvbnNvbGUp/__PAGE__.segment.rsc`, TREE],
    [`/_next/data/build${page}.json`, { 'x-nextjs-data': '1' }],
    [`//${page}`, {}],
    [page.toUpperCase(), {}],
  ]

  test('show a stranger nothing of the fleet, and ask nobody for it (security 34)', async () => {
    const secrets = await fleetWords()
    for (const page of gatedPages(SOMEBODY)) {
      for (const [address, headers] of forms(page)) {
        const response = await open(people.stranger, address, { headers })
        const body = await response.text()
        expect([address, secrets.filter(word => body.includes(word))]).toEqual([address, []])
        expect([address, response.status < 500]).toEqual([address, true])
      }
    }
    expect(await upstream()).toEqual([])
  })

  test('show setup to nobody but an administrator (security 35)', async () => {
    for (const [address, headers] of forms('/setup')) {
      const body = await (await open(people.Viewer, address, { headers })).text()
      expect([address, body.includes(server.sandbox.clientId)]).toEqual([address, false])
    }
    const admin = await (await people.Admin.request('/setup')).text()
    expect(admin).toContain(server.sandbox.clientId)
  })

  test('do not open a route of the API either (security 34)', async () => {
    for (const suffix of ['.rsc', '?_rsc=abc', '.segments/_tree.segment.rsc', '/', '.json']) {
      for (const [name, method] of [
        ['mmd/devices', 'GET'],
        ['console/sessions', 'GET'],
        ['console/setup/check', 'POST'],
      ] as const) {
        const address = `/api/${name}${suffix}`
        const init = { method, headers: { ...elsewhere(), ...TREE, 'x-csrf': '1' } }
        const { status } = await open(people.stranger, address, init)
        expect([address, status]).toEqual([address, expect.toBeOneOf([308, 401, 404, 405])])
      }
    }
    expect(await upstream()).toEqual([])
  })

  /** Next answers a form it would have asked for otherwise by saying how; that is followed, and the way to sign in is not. */
  async function open(person: HttpPerson, address: string, init: RequestInit): Promise<Response> {
    let response = await person.request(`${server.url}${address}`, init)
    for (let hops = 0; hops < 3; hops++) {
      const location = response.headers.get('location')
      if (!location?.includes('_rsc') || location.startsWith('/sign-in')) break
      response = await person.request(new URL(location, server.url).href, init)
    }
    return response
  }

  /** What the pages show somebody who is signed in, so that the search above would find it. */
  async function fleetWords(): Promise<string[]> {
    const page = await (await people.Viewer.request('/devices')).text()
    const { value } = (await (await people.Viewer.api('/api/mmd/devices?$top=5')).json()) as {
      value: { name: string | null; serialNumber: string | null }[]
    }
    const words = value.flatMap(({ name, serialNumber }) => [name, serialNumber]).filter(word => word !== null)
    expect(words.some(word => page.includes(word))).toBe(true)
    await server.sandbox.forgetRequests()
    return [...words, server.sandbox.clientId, 'Vera Viewer']
  }
})
