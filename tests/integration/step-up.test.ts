import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'

const CLAIMS = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } })
const HERE = '/devices?search=MMD&columns=name'
const SIGN_IN = `/sign-in?${new URLSearchParams({ callbackUrl: HERE })}`

describe('Somebody who must prove more', () => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ devices: 5 })
  })
  afterEach(() => server.sandbox.reset())
  afterAll(() => server.stop())

  async function signedIn(): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    expect(await person.signIn(PEOPLE.viewer)).toBe('/devices')
    return person
  }

  const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code

  test.each([
    ['interaction_required', { error: 'interaction_required', code: 50076 }, null],
    ['interaction_required with claims', { error: 'interaction_required', code: 50076, claims: CLAIMS }, CLAIMS],
    ['invalid_grant with the number of a step-up', { error: 'invalid_grant', code: 50079 }, null],
  ])('to renew a token (%s) keeps the session, and the tenant is asked for it', async (_, tokenError, claims) => {
    await server.sandbox.change({ tokenLifetimeSeconds: 0 })
    const person = await signedIn()
    await server.sandbox.change({
      tokenLifetimeSeconds: 3600,
      tokenError: { ...tokenError, grant: 'refresh_token' },
    })
    const refused = await person.api('/api/mmd/profiles')
    expect([refused.status, await codeOf(refused)]).toEqual([401, 'claims-required'])
    expect((await person.api('/api/console/sessions')).status).toBe(200)

    const authorize = await person.startSignIn(HERE)
    expect(new URL(authorize).searchParams.get('claims')).toBe(claims)
    expect(new URL(authorize).searchParams.get('login_hint')).toBe(PEOPLE.viewer)
    expect(await person.finishSignIn(await person.pickAccount(authorize, PEOPLE.viewer))).toBe(HERE)
    expect(await person.isSignedIn()).toBe(true)
  })

  test('for a page is led to the tenant from there, and back to the page with its filters', async () => {
    const person = await signedIn()
    await server.sandbox.change({ challenge: { claims: CLAIMS } })
    const page = await person.request(HERE)
    expect([page.status, page.headers.get('location')]).toEqual([307, SIGN_IN])

    // The session is alive, and still this is no round trip: the page there goes on to the tenant by itself.
    const signIn = await person.request(SIGN_IN)
    expect(signIn.status).toBe(200)
    expect(await signIn.text()).toContain('asks for an additional check')

    const authorize = await person.startSignIn(HERE)
    expect(JSON.parse(new URL(authorize).searchParams.get('claims') ?? '')).toEqual(JSON.parse(CLAIMS))
    expect(await person.finishSignIn(await person.pickAccount(authorize, PEOPLE.viewer))).toBe(HERE)
    expect((await person.request(HERE)).status).toBe(200)
    expect((await person.request(SIGN_IN)).headers.get('location')).toBe(HERE)
  })

  test('may still choose another account', async () => {
    const person = await signedIn()
    await server.sandbox.change({ challenge: { claims: CLAIMS } })
    expect(await codeOf(await person.api('/api/mmd/profiles'))).toBe('claims-required')
    const authorize = new URL(await person.startSignIn(HERE, '?prompt=select_account'))
    expect([...authorize.searchParams.keys()]).not.toContain('login_hint')
  })
})
