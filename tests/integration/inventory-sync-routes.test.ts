import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SyncStatus } from '@/lib/domain/inventory'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { type RunningConsole, startConsole } from '../support/console-server'
import { openEventStream } from '../support/event-stream'
import { HttpPerson, PEOPLE } from '../support/http-person'

const SYNC = '/api/inventory/sync'
const EVENTS = '/api/inventory/sync/events'
const DEVICES = '/api/inventory/devices?limit=1'
const CRON_SECRET = 'a-secret-for-schedulers-that-is-long-enough'

/** The question whether somebody may see devices, and the pages of a sync. */
const PROBE = '/devices\\?\\$top=1$/'
const PAGES = '$skip='

describe('The sync over HTTP', () => {
  let server: ConsoleWithDatabase
  let person: HttpPerson
  beforeAll(async () => {
    server = await startConsoleWithDatabase({
      devices: 2_500,
      quiet: true,
      env: { CRON_SECRET, REQUESTS_PER_MINUTE: '6000' },
    })
    person = await signedIn(server)
  })
  beforeEach(async () => {
    await server.sql('delete from inventory_snapshots')
    await server.sql('delete from inventory_syncs')
    await server.sql('delete from devices')
    await server.sandbox.forgetRequests()
  })
  afterEach(async () => {
    await server.sandbox.clearFaults()
    await untilEnded(person)
  })
  afterAll(() => server?.stop())

  const slowPages = (ms = 400) => server.sandbox.addFault({ match: { path: PAGES }, fault: { kind: 'latency', ms } })
  const brokenPages = () => server.sandbox.addFault({ match: { path: PAGES }, fault: { kind: 'status', status: 403 } })

  test('before the first one there is nothing to tell', async () => {
    expect(await statusFor(person)).toEqual({
      state: 'idle',
      fetched: 0,
      startedAt: null,
      finishedAt: null,
      error: null,
      snapshot: null,
    })
  })

  test('is started with a POST, runs on after the answer, and ends with a snapshot', async () => {
    await slowPages()
    const response = await person.api(SYNC, { method: 'POST' })
    expect(response.status).toBe(202)
    expect(await response.json()).toMatchObject({ state: 'running', snapshot: null })
    expect(await untilEnded(person)).toMatchObject({
      state: 'idle',
      fetched: 2_500,
      error: null,
      snapshot: { version: 1, devices: 2_500 },
    })
  })

  test('is one, whoever else starts it meanwhile', async () => {
    await slowPages()
    const other = await signedIn(server, PEOPLE.admin)
    const answers = [await person.api(SYNC, { method: 'POST' }), await other.api(SYNC, { method: 'POST' })]
    expect(answers.map(({ status }) => status)).toEqual([202, 202])
    const [mine, theirs] = (await Promise.all(answers.map(answer => answer.json()))) as SyncStatus[]
    expect(theirs?.startedAt).toBe(mine?.startedAt)
    await untilEnded(person)
    const starts = await server.sandbox.requests({ path: '$skip=0&' })
    expect(starts).toHaveLength(1)
  })

  test('is not started again within half a minute, unless it failed', async () => {
    await brokenPages()
    await person.api(SYNC, { method: 'POST' })
    expect(await untilEnded(person)).toMatchObject({ state: 'failed' })
    await server.sandbox.clearFaults()
    expect((await person.api(SYNC, { method: 'POST' })).status).toBe(202)
    await untilEnded(person)
    const refused = await person.api(SYNC, { method: 'POST' })
    expect([refused.status, (await refused.json()).code]).toEqual([429, 'rate-limited'])
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(20)
    expect(seconds).toBeLessThanOrEqual(30)
  })

  test('that fails says why in our words, with the id of the request that started it', async () => {
    await brokenPages()
    const started = await person.api(SYNC, { method: 'POST' })
    expect(await untilEnded(person)).toMatchObject({
      state: 'failed',
      snapshot: null,
      error: {
        code: 'upstream-forbidden',
        title: 'The service does not let you do this',
        requestId: started.headers.get('x-request-id'),
      },
    })
  })

  test('starts by itself when somebody opens an inventory that is missing or old, and not otherwise', async () => {
    expect((await person.api(DEVICES)).status).toBe(503)
    expect(await untilEnded(person)).toMatchObject({ snapshot: { version: 1 } })
    await person.api(DEVICES)
    expect(await statusFor(person)).toMatchObject({ state: 'idle' })
    // Another version, as the console keeps the one that it has read.
    await server.sql(`update inventory_snapshots set version = 2, taken_at = now() - interval '16 minutes'`)
    const version = async () => {
      await person.api(DEVICES)
      return (await statusFor(person)).snapshot?.version
    }
    await expect.poll(version, { timeout: 20_000 }).toBe(3)
  })

  describe('as events', () => {
    test('tells the state now and whenever it changes, to everybody who listens', async () => {
      await slowPages()
      const streams = await Promise.all([openEventStream(person, EVENTS), openEventStream(person, EVENTS)])
      await person.api(SYNC, { method: 'POST' })
      for (const stream of streams) {
        const last = await stream.until(status => status.snapshot !== null)
        expect(last).toMatchObject({ state: 'idle', fetched: 2_500 })
        const states = stream.statuses.map(({ state }) => state)
        expect([...new Set(states)]).toEqual(['idle', 'running'])
        const fetched = stream.statuses.map(status => status.fetched)
        expect(fetched).toEqual(fetched.toSorted((a, b) => a - b))
        expect(new Set(stream.statuses.map(status => JSON.stringify(status))).size).toBe(stream.statuses.length)
        await stream.close()
      }
    })

    test('come as an event stream that nobody keeps or holds back', async () => {
      const stream = await openEventStream(person, EVENTS)
      expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
      expect(stream.headers.get('cache-control')).toBe('private, no-store')
      expect(stream.headers.get('x-accel-buffering')).toBe('no')
      await stream.close()
    })

    test('go on without news, and end with the session', async () => {
      const leaving = await signedIn(server, PEOPLE.support)
      const [stream, theirs] = [await openEventStream(person, EVENTS), await openEventStream(leaving, EVENTS)]
      await leaving.signOut()
      await theirs.ended
      expect(theirs.comments).toBe(0)
      await expect.poll(() => stream.comments, { timeout: 20_000 }).toBe(1)
      await stream.close()
    })
  })

  describe('is for those whom the service lets see devices: somebody', () => {
    const refuse = () => server.sandbox.addFault({ match: { path: PROBE }, fault: { kind: 'status', status: 403 } })
    const down = () => server.sandbox.addFault({ match: { path: PROBE }, fault: { kind: 'status', status: 500 } })
    const age = () =>
      server.sql(`update sessions set inventory_allowed_at = inventory_allowed_at - interval '16 minutes'`)
    const probes = () =>
      server.sandbox.requests({ path: '/devices?$top=1' }).then(all => all.filter(({ url }) => url.endsWith('$top=1')))

    beforeEach(async () => {
      await person.api(SYNC, { method: 'POST' })
      await untilEnded(person)
      await server.sandbox.forgetRequests()
    })

    test.each([
      ['devices', DEVICES, 'GET'],
      ['the state of the sync', SYNC, 'GET'],
      ['its events', EVENTS, 'GET'],
      ['a new one', SYNC, 'POST'],
    ])('whom it refuses does not get %s', async (_, path, method) => {
      await refuse()
      const stranger = await signedIn(server, PEOPLE.support)
      const response = await stranger.api(path, { method })
      expect([response.status, (await response.json()).code]).toEqual([403, 'upstream-forbidden'])
      expect(await server.sandbox.requests({ path: PAGES })).toEqual([])
    })

    test('who was let in is not asked about again for a quarter of an hour', async () => {
      const fresh = await signedIn(server, PEOPLE.support)
      await Promise.all([1, 2, 3, 4].map(() => fresh.api(DEVICES)))
      expect((await fresh.api(DEVICES)).status).toBe(200)
      expect(await probes()).toHaveLength(1)
      await age()
      await fresh.api(DEVICES)
      expect(await probes()).toHaveLength(2)
    })

    test('who was let in once and is refused now is out at once', async () => {
      const fresh = await signedIn(server, PEOPLE.support)
      expect((await fresh.api(DEVICES)).status).toBe(200)
      await age()
      await refuse()
      expect((await fresh.api(DEVICES)).status).toBe(403)
      await server.sandbox.clearFaults()
      await down()
      expect((await fresh.api(DEVICES)).status).toBe(502)
    })

    test('who was let in goes on while the service is down, and somebody new does not (security 42)', async () => {
      const [known, fresh] = [await signedIn(server, PEOPLE.support), await signedIn(server, PEOPLE.admin)]
      expect((await known.api(DEVICES)).status).toBe(200)
      await age()
      await down()
      expect((await known.api(DEVICES)).status).toBe(200)
      const response = await fresh.api(DEVICES)
      expect([response.status, (await response.json()).code]).toEqual([502, 'upstream-error'])
    })

    test('who was let in does not wait long for a service that does not answer (security 42)', async () => {
      const known = await signedIn(server, PEOPLE.support)
      await known.api(DEVICES)
      await age()
      await server.sandbox.addFault({ match: { path: PROBE }, fault: { kind: 'latency', ms: 10_000 } })
      const startedAt = Date.now()
      expect((await known.api(DEVICES)).status).toBe(200)
      expect(Date.now() - startedAt).toBeLessThan(6_000)
    })
  })

  describe('for a scheduler', () => {
    const ask = (headers: Record<string, string>, method = 'POST') => fetch(`${server.url}${SYNC}`, { method, headers })

    test('is not there without application context, whatever the secret', async () => {
      expect((await ask({ authorization: `Bearer ${CRON_SECRET}` })).status).toBe(404)
    })
  })
})

describe('With application context', () => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ devices: 1_200, env: { CRON_SECRET, MMD_APPLICATION_CONTEXT: 'true' } })
  })
  afterAll(() => server?.stop())
  const ask = (headers: Record<string, string>, method = 'POST') => fetch(`${server.url}${SYNC}`, { method, headers })

  test('the fleet is read with nobody there, as the application', async () => {
    await expect
      .poll(() => server.logs().filter(line => line.includes('"event":"sync-finished"')), { timeout: 20_000 })
      .toHaveLength(1)
    const [page] = await server.sandbox.requests({ path: PAGES })
    const [, claims = ''] = String(page?.headers.authorization).split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ idtyp: 'app' })
  })

  test('a scheduler with the secret starts a sync', async () => {
    const response = await ask({ authorization: `Bearer ${CRON_SECRET}` })
    expect(response.status).toBe(202)
    expect(await response.json()).toMatchObject({ state: 'running', snapshot: { version: 1, devices: 1_200 } })
    await expect
      .poll(() => server.logs().filter(line => line.includes('"event":"sync-finished"')), { timeout: 20_000 })
      .toHaveLength(2)
  })

  test.each([
    ['another secret', { authorization: `Bearer ${CRON_SECRET}x` }, 'POST', 401],
    ['no secret', { authorization: 'Bearer ' }, 'POST', 401],
    ['the secret as a password', { authorization: `Basic ${btoa(`:${CRON_SECRET}`)}` }, 'POST', 401],
    [
      'the secret and our header, as only pages send it',
      { authorization: `Bearer ${CRON_SECRET}`, 'x-csrf': '1' },
      'POST',
      401,
    ],
    ['the secret, but for the state', { authorization: `Bearer ${CRON_SECRET}` }, 'GET', 403],
    ['nothing', {}, 'POST', 403],
  ])('a scheduler with %s does not (security 25, 31)', async (_, headers, method, status) => {
    await server.sandbox.forgetRequests()
    const response = await ask(headers as Record<string, string>, method)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await server.sandbox.requests({ path: PAGES })).toEqual([])
  })

  test('the secret is in no line of the log (security 38)', async () => {
    await ask({ authorization: `Bearer ${CRON_SECRET}` })
    expect(server.logs().join('\n')).not.toContain(CRON_SECRET)
  })
})

test('a console that is stopped ends streams and a running sync at once, and says so (security 43)', async () => {
  const server = await startConsoleWithDatabase({ devices: 3_000, quiet: true })
  try {
    const person = await signedIn(server)
    await server.sandbox.addFault({ match: { path: PAGES }, fault: { kind: 'latency', ms: 12_000 } })
    const stream = await openEventStream(person, EVENTS)
    await person.api(SYNC, { method: 'POST' })
    await stream.until(status => status.state === 'running')
    const startedAt = Date.now()
    await server.program.stop()
    expect(await server.program.exitCode).toBe(0)
    expect(Date.now() - startedAt).toBeLessThan(8_000)
    const [row] = await server.sql('select state, error from inventory_syncs')
    expect(row).toMatchObject({ state: 'failed', error: { code: 'sync-interrupted' } })
  } finally {
    await server.stop()
  }
})

async function signedIn({ url }: RunningConsole, upn: string = PEOPLE.viewer): Promise<HttpPerson> {
  const person = new HttpPerson(url)
  await person.signIn(upn)
  return person
}

async function statusFor(person: HttpPerson): Promise<SyncStatus> {
  return (await (await person.api(SYNC)).json()) as SyncStatus
}

async function untilEnded(person: HttpPerson): Promise<SyncStatus> {
  for (;;) {
    const status = await statusFor(person)
    if (status.state !== 'running') return status
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
