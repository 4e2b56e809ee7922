import { decode } from 'next-auth/jwt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningConsole, settingsFor, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'

const START = '/api/console/admin-consent/start'
const COOKIE = 'console.admin-consent'

describe('Administrator consent', () => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ devices: 5 })
  })
  beforeEach(() =>
    server.sandbox.change({
      consent: 'admin-required',
      consentRedirectUris: [`${server.url}/api/console/admin-consent`],
    }),
  )
  afterEach(() => server.sandbox.reset())
  afterAll(() => server.stop())

  /** Opens the link as an administrator's browser does; returns the tenant's page it leads to. */
  async function openLink(administrator: HttpPerson): Promise<string> {
    const response = await administrator.request(START)
    expect(response.status).toBe(302)
    return response.headers.get('location') ?? ''
  }

  /** Decides on the tenant's page; returns the address the tenant sends the browser back to. */
  async function decide(administrator: HttpPerson, page: string, decision: 'accept' | 'decline'): Promise<string> {
    const response = await administrator.request(page, { method: 'POST', body: new URLSearchParams({ decision }) })
    return response.headers.get('location') ?? ''
  }

  test('somebody who must ask gets a link, the administrator approves in another browser, and then they get in', async () => {
    const person = new HttpPerson(server.url)
    const problem = await person.signIn(PEOPLE.viewer)
    expect(problem).toMatch(/^\/sign-in-problem\?code=administrator-approval&/)
    expect(await (await person.request(problem)).text()).toContain(`${server.url}${START}`)

    const administrator = new HttpPerson(server.url)
    const back = await decide(administrator, await openLink(administrator), 'accept')
    expect(await administrator.finishSignIn(back)).toBe('/sign-in?reason=consent-granted')
    expect(await (await administrator.request('/sign-in?reason=consent-granted')).text()).toContain('has approved')
    expect(await person.signIn(PEOPLE.viewer)).toBe('/devices')
  })

  test('the tenant is asked with literally this', async () => {
    const page = new URL(await openLink(new HttpPerson(server.url)))
    expect(`${page.origin}${page.pathname}`).toBe(`${server.sandbox.url}/${server.sandbox.tenantId}/v2.0/adminconsent`)
    const { state, ...query } = Object.fromEntries(page.searchParams)
    expect(query).toEqual({
      client_id: server.sandbox.clientId,
      scope: 'https://mwaas-services-customerapi-prod.azurewebsites.net/.default',
      redirect_uri: `${server.url}/api/console/admin-consent`,
    })
    expect(state).toMatch(/^[\w-]{43}$/)
  })

  test('the state is sealed in the browser and lives a quarter of an hour', async () => {
    const response = await new HttpPerson(server.url).request(START)
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).toMatch(/Max-Age=900\b/i)
    const secret = settingsFor(server.sandbox.url, server.url).NEXTAUTH_SECRET ?? ''
    const token = cookie.match(/=([^;]+)/)?.[1] ?? ''
    const sealed = await decode({ token, secret, salt: COOKIE })
    expect(sealed?.value).toBe(new URL(response.headers.get('location') ?? '').searchParams.get('state'))
    expect(Number(sealed?.exp) - Number(sealed?.iat)).toBe(900)
  })

  test('declining is a failure, although the tenant says admin_consent=True then too', async () => {
    const administrator = new HttpPerson(server.url)
    const back = await decide(administrator, await openLink(administrator), 'decline')
    expect(new URL(back).searchParams.get('admin_consent')).toBe('True')
    expect(await administrator.finishSignIn(back)).toMatch(/^\/sign-in-problem\?code=declined&ref=[\w-]+&number=65004$/)
  })

  const startAgain = /^\/sign-in-problem\?code=start-again&/

  test('an answer counts in the browser that asked, and once', async () => {
    const administrator = new HttpPerson(server.url)
    const back = await decide(administrator, await openLink(administrator), 'accept')
    expect(await new HttpPerson(server.url).finishSignIn(back)).toMatch(startAgain)
    expect(await administrator.finishSignIn(back)).toBe('/sign-in?reason=consent-granted')
    expect(await administrator.finishSignIn(back)).toMatch(startAgain)
  })

  test.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (back: URL) => back.searchParams.delete('state')],
    ['an empty state', (back: URL) => back.searchParams.set('state', '')],
  ])('%s is no answer to this browser', async (_, change) => {
    const administrator = new HttpPerson(server.url)
    const back = new URL(await decide(administrator, await openLink(administrator), 'accept'))
    change(back)
    expect(await administrator.finishSignIn(back.href)).toMatch(startAgain)
  })

  test("a damaged cookie, or another kind's, is no state and no error of ours", async () => {
    const administrator = new HttpPerson(server.url)
    const back = await decide(administrator, await openLink(administrator), 'accept')
    const ours = administrator.cookiesOf().get(COOKIE) ?? ''
    administrator.cookiesOf().set(COOKIE, `${ours.slice(0, -8)}tampered`)
    expect(await administrator.finishSignIn(back)).toMatch(startAgain)

    const authorize = new URL(await administrator.startSignIn())
    administrator.cookiesOf().set(COOKIE, administrator.cookiesOf().get('next-auth.state') ?? '')
    const forged = `/api/console/admin-consent?admin_consent=True&state=${authorize.searchParams.get('state')}`
    expect(await administrator.finishSignIn(forged)).toMatch(startAgain)
  })

  test('the tenant named in the answer opens nothing, and neither does an answer that says nothing', async () => {
    const administrator = new HttpPerson(server.url)
    const back = new URL(await decide(administrator, await openLink(administrator), 'accept'))
    back.searchParams.set('tenant', '11111111-1111-4111-8111-111111111111')
    expect(await administrator.finishSignIn(back.href)).toBe('/sign-in?reason=consent-granted')
    expect(await administrator.isSignedIn()).toBe(false)

    const silent = new URL(await decide(administrator, await openLink(administrator), 'accept'))
    silent.searchParams.delete('admin_consent')
    expect(await administrator.finishSignIn(silent.href)).toMatch(/^\/sign-in-problem\?code=unknown&/)
  })

  test("the tenant's own words reach neither address nor log", async () => {
    const administrator = new HttpPerson(server.url)
    const back = new URL(await decide(administrator, await openLink(administrator), 'decline'))
    back.searchParams.set('error', '<b>canary-error</b>')
    back.searchParams.set('error_description', 'canary-description')
    expect(await administrator.finishSignIn(back.href)).toMatch(/^\/sign-in-problem\?code=unknown&ref=[\w-]+$/)
    const lines = server.logs().join('\n')
    expect(lines).toContain('admin-consent-failed')
    expect(lines).not.toContain('canary')
  })
})
