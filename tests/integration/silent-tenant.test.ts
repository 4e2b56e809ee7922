import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'

/** Longer than the console waits for a tenant. */
const SILENCE_MS = 32_000

describe('A tenant that lets a refresh wait for ever', () => {
  let server: ConsoleWithDatabase
  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 5, env: { MMD_APPLICATION_CONTEXT: 'false' } })
  })
  afterAll(() => server.stop())

  const refreshes = async () => (await server.sandbox.requests({ method: 'POST', path: '/token' })).length

  test('signs nobody out, is asked once for all who wait, and is asked again later (security 20)', async () => {
    await server.sandbox.change({ tokenLifetimeSeconds: 0 })
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    await server.sandbox.change({ tokenLifetimeSeconds: 3600 })
    await server.sandbox.forgetRequests()
    await server.sandbox.addFault({ match: { path: '/token' }, fault: { kind: 'latency', ms: SILENCE_MS } })

    const answers = await Promise.all(Array.from({ length: 5 }, () => person.api('/api/mmd/profiles')))
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(504))
    expect(await refreshes()).toBe(1)
    expect(await server.sql('select tokens_version, lease_until from sessions')).toEqual([
      { tokens_version: 0, lease_until: null },
    ])

    await server.sandbox.clearFaults()
    expect(await person.isSignedIn()).toBe(true)
    expect(await refreshes()).toBe(2)
  })
})
