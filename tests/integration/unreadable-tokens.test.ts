import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createVault } from '@/lib/auth/vault'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'

const TAKEN_AWAY = 'a-secret-that-was-rotated-out-long-enough-0123456789'

describe('A session whose tokens cannot be opened', () => {
  let server: ConsoleWithDatabase
  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 5 })
  })
  afterEach(() => server.sql('delete from sessions'))
  afterAll(() => server.stop())

  /** Somebody whose cookie still opens, but not what `change` has made of their row. */
  async function withTokens(change: (envelope: string, rowId: string) => string): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    expect(await person.signIn(PEOPLE.viewer)).toBe('/devices')
    const [row] = await server.sql<{ id: string; tokens: string }>('select id, tokens from sessions')
    const { id = '', tokens = '' } = row ?? {}
    await server.sql('update sessions set tokens = $1 where id = $2', [change(tokens, id), id])
    return person
  }

  /** What is left of it when the secret was changed twice, and this session slept meanwhile. */
  const sealedWithAnother = (_: string, rowId: string) => createVault([TAKEN_AWAY]).seal('{}', rowId)
  const withAnotherEnd = (envelope: string) => `${envelope.slice(0, -8)}AAAAAAAA`

  describe.each([
    ['sealed with a secret that is gone', sealedWithAnother],
    ['changed', withAnotherEnd],
  ])('(%s)', (_, change) => {
    test.each([
      ['the proxy', '/api/mmd/profiles', 401],
      ['an API that needs no token', '/api/console/sessions', 401],
      ['next-auth', '/api/auth/session', 200],
      ['a page', '/devices', 307],
    ])('is over for %s, and never an internal error (security 8, 21)', async (_, path, status) => {
      const person = await withTokens(change)
      const response = await person.api(path)
      expect(response.status).toBe(status)
      if (status === 200) expect(await response.json()).toEqual({})
      if (status === 307) expect(response.headers.get('location')).toMatch(/^\/sign-in\?/)
      expect(await server.sql('select id from sessions')).toEqual([])
      expect(await person.signIn(PEOPLE.viewer)).toBe('/devices')
      expect(await person.isSignedIn()).toBe(true)
    })
  })

  test('is in the log, for whoever runs the console', async () => {
    await (await withTokens(sealedWithAnother)).api('/api/mmd/profiles')
    expect(server.logs().join('\n')).toMatch(/"event":"tokens-unreadable","session":"[0-9a-f]{12}"/)
  })
})
