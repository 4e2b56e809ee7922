import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRefreshLeases } from '@/lib/auth/refresh-lease'
import { createSessionStore, toRowId } from '@/lib/auth/session-store'
import { createVault } from '@/lib/auth/vault'
import { connect, type Database } from '@/lib/db/client'
import { type ConsoleGroup, sameBrowserAt, startConsoleGroup, type Three } from '../support/console-group'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { killServer } from '../support/kill-server'

let group: ConsoleGroup
let database: Database
beforeAll(async () => {
  group = await startConsoleGroup()
  database = connect(group.databaseUrl)
})
afterAll(async () => {
  await database?.$client.end()
  await group?.stop()
})

describe('Of the tokens in the table', () => {
  const limits = { idleMinutes: 60, maxHours: 12 }
  const identity = { tenantId: 'tenant', objectId: 'object', name: 'Vera', upn: 'vera@contoso.example', appRoles: [] }
  const tokens = (accessToken: string) => ({ accessToken, refreshToken: 'r', accessExpiresAt: Date.now() + 3_600_000 })
  const newStore = () =>
    createSessionStore(database, createVault(['a-secret-of-this-test-long-enough-0123456789']), limits)
  let store: ReturnType<typeof newStore>
  let sessionId: string
  let rowId: string
  beforeEach(async () => {
    store = newStore()
    sessionId = randomBytes(32).toString('base64url')
    rowId = toRowId(sessionId)
    await store.create(sessionId, identity, tokens('at-sign-in'))
  })
  const stored = async () => (await store.readTokens(rowId))?.tokens.accessToken

  test('an older result never overwrites a newer one (security 18)', async () => {
    const read = await store.readTokens(rowId)
    expect(await store.writeTokens(rowId, tokens('newer'), read?.version ?? -1)).toBe(true)
    expect(await store.writeTokens(rowId, tokens('older'), read?.version ?? -1)).toBe(false)
    expect(await stored()).toBe('newer')
  })

  test('of twenty results read at one version one is kept (security 18)', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `result-${index}`)
    const written = await Promise.all(names.map(name => store.writeTokens(rowId, tokens(name), 0)))
    expect(written.filter(Boolean)).toHaveLength(1)
    expect(await stored()).toBe(names[written.indexOf(true)])
    expect((await store.readTokens(rowId))?.version).toBe(1)
  })

  test('a result that comes after sign-out brings nothing back (security 4)', async () => {
    await store.endBySessionId(sessionId)
    expect(await store.writeTokens(rowId, tokens('too-late'), 0)).toBe(false)
    expect(await store.readTokens(rowId)).toBeNull()
  })

  test('a refusal of old tokens does not end a session that has newer ones', async () => {
    await store.writeTokens(rowId, tokens('newer'), 0)
    await store.endIfUnchanged(rowId, 0)
    expect(await stored()).toBe('newer')
  })

  test('one of twenty that want to refresh them may, and none that knows only older ones (security 17)', async () => {
    const leases = createRefreshLeases(database)
    const taken = await Promise.all(Array.from({ length: 20 }, () => leases.take(rowId, randomUUID(), 0)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    await database.$client.query('update sessions set lease_until = null, tokens_version = 1 where id = $1', [rowId])
    expect(await leases.take(rowId, randomUUID(), 0)).toBe(false)
    expect(await leases.take(rowId, randomUUID(), 1)).toBe(true)
  })
})

describe('Three consoles on one database', () => {
  afterEach(() => group.sandbox.reset())

  /** One browser with an ended access token, as each console sees it. */
  async function withExpiredToken(settings: Record<string, unknown> = {}): Promise<Three<HttpPerson>> {
    await group.sandbox.change({ tokenLifetimeSeconds: 0, ...settings })
    const person = new HttpPerson(group.consoles[0].url)
    await person.signIn(PEOPLE.viewer)
    await group.sandbox.change({ tokenLifetimeSeconds: 3600 })
    await group.sandbox.forgetRequests()
    return atEachConsole(person)
  }

  function atEachConsole(person: HttpPerson): Three<HttpPerson> {
    const [first, second, third] = group.consoles
    return [sameBrowserAt(first, person), sameBrowserAt(second, person), sameBrowserAt(third, person)]
  }

  /** Requests in turn to each; a third of them stays below what a console takes of one session at once (120). */
  const askAll = (browsers: HttpPerson[], count: number) =>
    Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const response = await browsers[index % browsers.length]?.api('/api/mmd/profiles')
        await response?.text()
        return response?.status
      }),
    )

  const slowTenant = (ms: number, times?: number) =>
    group.sandbox.addFault({
      match: { method: 'POST', path: '/token' },
      fault: { kind: 'latency', ms },
      ...(times ? { times } : {}),
    })

  const refreshes = () => group.sandbox.requests({ method: 'POST', path: '/token' })

  test('refresh once, however many requests come while it takes 5 seconds (security 17)', async () => {
    const browsers = await withExpiredToken()
    await slowTenant(5_000)
    expect(await askAll(browsers, 200)).toEqual(Array(200).fill(200))
    expect(await refreshes()).toHaveLength(1)
  })

  test('refresh once with a tenant that takes 20 seconds (security 18)', async () => {
    const browsers = await withExpiredToken({ refreshTokens: 'single-use' })
    await slowTenant(20_000)
    expect(await askAll(browsers, 30)).toEqual(Array(30).fill(200))
    expect(await refreshes()).toHaveLength(1)
  })

  test('never show a single-use refresh token twice', async () => {
    const browsers = await withExpiredToken({ refreshTokens: 'single-use' })
    // Used for a second, as a token in its last minute counts as ended.
    await group.sandbox.change({ tokenLifetimeSeconds: 61 })
    for (let round = 0; round < 4; round++) {
      expect(await askAll(browsers, 30)).toEqual(Array(30).fill(200))
      await new Promise(resolve => setTimeout(resolve, 1_100))
    }
    const shown = (await refreshes()).map(({ body }) => new URLSearchParams(body ?? '').get('refresh_token'))
    expect(shown.length).toBeGreaterThanOrEqual(4)
    expect(new Set(shown).size).toBe(shown.length)
  })

  test('do not bring back a session that signs out while it is refreshed (security 4)', async () => {
    const [first, second] = await withExpiredToken()
    const copies = atEachConsole(first)
    await slowTenant(3_000)
    const underWay = first.api('/api/mmd/profiles')
    await expect.poll(async () => (await refreshes()).length).toBe(1)
    await second.signOut()
    const ended = await underWay
    expect([ended.status, (await ended.json()).code]).toEqual([401, 'session-ended'])
    expect(await askAll(copies, 3)).toEqual([401, 401, 401])
  })

  // Last, as it leaves two.
  test('wait for a killed one no longer than its lease (security 18)', async () => {
    const [first, ...others] = await withExpiredToken()
    await slowTenant(30_000, 1)
    const lost = first.api('/api/mmd/profiles').then(
      response => response.status,
      () => 'no answer',
    )
    await expect.poll(async () => (await refreshes()).length).toBe(1)
    const waiting = askAll(others, 100)
    await new Promise(resolve => setTimeout(resolve, 3_000)) // long enough for the lease to have been renewed
    await killServer(group.consoles[0])
    const killedAt = performance.now()
    expect(await waiting).toEqual(Array(100).fill(200))
    const delay = performance.now() - killedAt
    // Eight seconds of lease, and time for a busy machine to look and to ask.
    expect(delay).toBeLessThan(12_000)
    expect(await lost).toBe('no answer')
    expect(await refreshes()).toHaveLength(2)
  })
})
