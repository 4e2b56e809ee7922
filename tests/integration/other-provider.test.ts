import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { untilReady } from '../../scripts/support/ready.mjs'
import { callbackUrl, settingsFor } from '../support/console-server'
import { createDataDirectory, type DataDirectory } from '../support/data-directory'
import { HttpPerson } from '../support/http-person'
import { type NodeProgram, startNodeProgram } from '../support/node-program'
import { type OtherProvider, startOtherProvider } from '../support/other-provider'
import { freePort } from '../support/ports'

describe('With an OpenID provider that is not ours', () => {
  let provider: OtherProvider
  let api: Server
  let bearers: string[]
  let data: DataDirectory
  let program: NodeProgram
  let consoleUrl: string

  beforeAll(async () => {
    const port = await freePort()
    provider = await startOtherProvider(callbackUrl(port))
    api = createServer(({ headers }, response) => {
      const bearer = String(headers.authorization).replace(/^Bearer /, '')
      bearers.push(bearer)
      const isKnown = provider.issued.accessTokens.includes(bearer)
      response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ value: [] }))
    }).listen(0)
    await once(api, 'listening')
    consoleUrl = `http://localhost:${port}`
    data = await createDataDirectory()
    program = startNodeProgram(['scripts/start.ts'], {
      ...settingsFor(provider.url, consoleUrl),
      MMD_API_BASE_URL: `http://localhost:${(api.address() as AddressInfo).port}/support/odata/v1`,
      PORT: String(port),
      DATA_DIR: data.path,
    })
    await untilReady(`${consoleUrl}/api/health/ready`, { isAlive: program.isRunning })
  })
  beforeEach(() => {
    bearers = []
  })
  afterAll(async () => {
    await program?.stop()
    api?.close()
    await provider?.stop()
    await data?.remove()
  })

  /** Follows the provider from page to page, as a browser does, until it sends the person back to the console. */
  async function signIn(): Promise<HttpPerson> {
    const person = new HttpPerson(consoleUrl)
    let address = await person.startSignIn('/devices?search=x')
    for (let hops = 0; hops < 6 && new URL(address).origin === provider.url; hops++) {
      const response = await person.request(address)
      const location = response.headers.get('location')
      if (!location) throw new Error(`The provider did not go on: ${response.status} ${await response.text()}`)
      address = new URL(location, address).href
    }
    expect(await person.finishSignIn(address)).toBe('/devices?search=x')
    return person
  }

  test('a person signs in, with the name and the role their ID token says', async () => {
    const person = await signIn()
    const session = (await (await person.request('/api/auth/session')).json()) as { user: unknown }
    expect(session.user).toEqual({ name: provider.person.name })
    const { sessions } = (await (await person.api('/api/console/sessions')).json()) as { sessions: unknown[] }
    expect(sessions).toHaveLength(1)
    expect(await (await person.request('/sessions')).text()).toContain(provider.person.preferred_username)
    expect((await person.api('/api/console/setup/check', { method: 'POST' })).status).toBe(403)
  })

  test('the API gets that provider’s own token, and a new one by each refresh token once', async () => {
    const person = await signIn()
    const before = { ...provider.issued, usedRefreshTokens: provider.issued.usedRefreshTokens.length }
    for (let refresh = 0; refresh < 3; refresh++) {
      expect((await person.api('/api/mmd/profiles')).status).toBe(200)
    }
    // The tokens end within a minute, so that each call has renewed them first.
    expect(bearers).toEqual(before.accessTokens.slice(-3))
    expect(new Set(bearers).size).toBe(3)
    const used = provider.issued.usedRefreshTokens.slice(before.usedRefreshTokens)
    expect(used).toEqual(provider.issued.refreshTokens.slice(-4, -1))
  })

  test('somebody who signs out goes through its logout, and is nobody here', async () => {
    const person = await signIn()
    const logout = new URL(await person.signOut())
    expect(logout.origin).toBe(provider.url)
    expect((await person.request(logout.href)).status).toBe(200)
    expect(await person.isSignedIn()).toBe(false)
  })
})
