import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'

const [STATE, VERIFIER, NONCE] = ['next-auth.state', 'next-auth.pkce.code_verifier', 'next-auth.nonce']
const SESSION = 'next-auth.session-token'

describe('The cookies of a sign-in under way', () => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ devices: 5, quiet: true })
  })
  afterAll(() => server.stop())

  /** Somebody who has just come back from the tenant, and the same browser's sign-in before that one. */
  async function backFromTenant() {
    const person = new HttpPerson(server.url)
    await person.startSignIn()
    const before = new Map(person.cookiesOf())
    const callback = await person.pickAccount(await person.startSignIn(), PEOPLE.admin)
    await server.sandbox.forgetRequests()
    return { person, before, callback }
  }

  const tokenCalls = () => server.sandbox.requests({ path: '/token' })

  test.each([[[STATE]], [[VERIFIER]], [[NONCE]], [[STATE, VERIFIER]], [[VERIFIER, NONCE]], [[STATE, NONCE]]])(
    'of another sign-in (%j), valid as they are, make no session and no token call (security 10)',
    async names => {
      const { person, before, callback } = await backFromTenant()
      for (const name of names) person.cookiesOf().set(name, before.get(name) ?? '')
      expect(await person.finishSignIn(callback)).toMatch(/^\/sign-in-problem\?code=start-again/)
      expect(await tokenCalls()).toEqual([])
      const left = [...person.cookiesOf().keys()].filter(name => [STATE, VERIFIER, NONCE, SESSION].includes(name))
      expect(left).toEqual([])
    },
  )

  test('of this sign-in make one', async () => {
    const { person, callback } = await backFromTenant()
    expect(await person.finishSignIn(callback)).toBe('/devices')
    expect(await tokenCalls()).toHaveLength(1)
    expect(await person.isSignedIn()).toBe(true)
  })
})
