import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'

const DISABLED = { error: 'invalid_grant', code: 50057 }

describe('An account that the tenant has disabled', () => {
  let server: ConsoleWithDatabase
  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 5 })
  })
  afterEach(async () => {
    await server.sandbox.reset()
    await server.sql('delete from sessions')
    await server.sql('delete from audit_events')
  })
  afterAll(() => server.stop())

  async function signedIn(upn: string): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    expect(await person.signIn(upn)).toBe('/devices')
    return person
  }

  const ended = () => server.sql("select upn, details from audit_events where kind = 'sessions-ended' order by id")

  test.each([
    ['an ended token', 0],
    // Within its last minute a token would still serve while the tenant cannot be asked.
    ['a token about to end', 30],
  ])('loses all of its sessions at the first refresh, also with %s', async (_, tokenLifetimeSeconds) => {
    await server.sandbox.change({ tokenLifetimeSeconds })
    const here = await signedIn(PEOPLE.viewer)
    await server.sandbox.change({ tokenLifetimeSeconds: 3600 })
    const [there, colleague] = [await signedIn(PEOPLE.viewer), await signedIn(PEOPLE.support)]
    await server.sandbox.change({ tokenError: { ...DISABLED, grant: 'refresh_token' } })

    const refused = await here.api('/api/mmd/profiles')
    expect([refused.status, (await refused.json()).code]).toEqual([401, 'session-ended'])
    expect(await there.isSignedIn()).toBe(false)
    expect(await colleague.isSignedIn()).toBe(true)
    expect(await server.sql('select upn from sessions')).toEqual([{ upn: PEOPLE.support }])
    expect(await ended()).toMatchObject([
      { upn: PEOPLE.viewer, details: { scope: 'person', reason: 'account-disabled' } },
    ])
  })

  test.each([
    ['the token endpoint', { tokenError: DISABLED }],
    ['the sign-in page', { authorizeError: { error: 'access_denied', code: 50057 } }],
  ])('ends the session of the browser that signs in, when %s says so', async (_, settings) => {
    const [here, there] = [await signedIn(PEOPLE.viewer), await signedIn(PEOPLE.support)]
    await server.sandbox.change(settings)
    expect(await here.signIn(PEOPLE.viewer)).toMatch(/^\/sign-in-problem\?code=account-disabled&.*number=50057/)
    expect([await here.isSignedIn(), await there.isSignedIn()]).toEqual([false, true])
    expect(await ended()).toMatchObject([{ upn: PEOPLE.viewer, details: { scope: 'one', reason: 'account-disabled' } }])
  })

  test('any other refusal of a sign-in leaves the session alone', async () => {
    const person = await signedIn(PEOPLE.viewer)
    await server.sandbox.change({ tokenError: { error: 'invalid_grant', code: 70008 } })
    expect(await person.signIn(PEOPLE.viewer)).toMatch(/^\/sign-in-problem\?code=session-ended/)
    expect(await person.isSignedIn()).toBe(true)
  })

  test('says nothing in an answer that belongs to no sign-in of this browser', async () => {
    const person = await signedIn(PEOPLE.viewer)
    const forged = '/api/auth/callback/entra?error=access_denied&error_description=AADSTS50057&state=made-up'
    expect(await person.finishSignIn(forged)).toMatch(/^\/sign-in-problem\?code=start-again/)
    expect(await person.isSignedIn()).toBe(true)
  })
})
