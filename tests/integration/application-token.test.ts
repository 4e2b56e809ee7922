import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createApplicationTokens } from '@/lib/auth/application-tokens'
import { fetchTenantMetadata } from '@/lib/auth/metadata'
import type { ClientCredential } from '@/lib/env'
import { parseCertificate } from '@/lib/env-certificate'
import { createHttpClient } from '@/lib/http/client'
import { createCertificate } from '../contract/sandbox-certificate'
import { type Sandbox, startSandbox } from '../support/sandbox'

const MINUTE = 60_000
const API = 'https://mwaas-services-customerapi-prod.azurewebsites.net'

describe('Application context', () => {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ redirectUris: ['http://localhost:3000/callback'], devices: 5 })
  })
  afterEach(() => sandbox.reset())
  afterAll(() => sandbox.stop())

  /** Tokens as a console of this registration gets them, on a clock that the test moves. */
  function tokensOf({ version = 'v2' as 'v1' | 'v2', credential = secret(sandbox.clientSecret) } = {}) {
    const clock = { ahead: 0 }
    const now = () => Date.now() + clock.ahead
    const send = createHttpClient(sandbox.url)
    const address = { authority: sandbox.url, tenantId: sandbox.tenantId, version }
    const registration = {
      ENTRA_CLIENT_ID: sandbox.clientId,
      ENTRA_ENDPOINTS: version,
      MMD_API_SCOPE: `${API}/.default`,
      credential,
    }
    const metadata = () => fetchTenantMetadata(address, send)
    return { clock, ...createApplicationTokens({ registration, metadata, send, now }) }
  }

  const asked = async () => (await sandbox.requests({ method: 'POST', path: '/token' })).length
  const reason = (promise: Promise<unknown>) => promise.then(() => null).catch((cause: unknown) => cause)
  const opens = async (token: string) =>
    (
      await fetch(`${sandbox.url}/support/odata/v1/tickets`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).status

  test.each(['v1', 'v2'] as const)('a token opens what only the application may do (%s endpoints)', async version => {
    expect(await opens(await tokensOf({ version }).get())).toBe(200)
  })

  test('a certificate serves as well as a secret', async () => {
    const { pem, privateKey } = createCertificate()
    await sandbox.registerCertificate(pem)
    const certificate = parseCertificate(`${privateKey.export({ type: 'pkcs8', format: 'pem' })}${pem}`)
    expect(await opens(await tokensOf({ credential: { kind: 'certificate', certificate } }).get())).toBe(200)
    const [request] = await sandbox.requests({ method: 'POST', path: '/token' })
    expect(request?.body).toContain('client_assertion=')
    expect(request?.body).not.toContain('client_secret')
  })

  test('however many ask at once, the tenant is asked once', async () => {
    const { get } = tokensOf()
    const tokens = await Promise.all(Array.from({ length: 50 }, () => get()))
    expect(new Set(tokens).size).toBe(1)
    expect(await asked()).toBe(1)
  })

  test.each([
    ['an hour', 3600, 54 * MINUTE, 56 * MINUTE],
    ['six minutes', 360, 2.5 * MINUTE, 3.5 * MINUTE],
    ['a minute', 60, 25_000, 35_000],
  ])('a token of %s is used until shortly before its end', async (_, tokenLifetimeSeconds, early, late) => {
    await sandbox.change({ tokenLifetimeSeconds })
    const { get, clock } = tokensOf()
    const first = await get()
    clock.ahead = early
    expect(await get()).toBe(first)
    clock.ahead = late
    expect(await get()).not.toBe(first)
    expect(await asked()).toBe(2)
  })

  test('a token without a readable end is used once', async () => {
    await sandbox.change({ tokenResponse: { expires_in: null } })
    const { get } = tokensOf()
    expect(await get()).not.toBe(await get())
  })

  test('a token that the service refuses is replaced, once for all who met it', async () => {
    const { get } = tokensOf()
    const refused = await get()
    const tokens = await Promise.all(Array.from({ length: 20 }, () => get(refused)))
    expect(new Set(tokens).size).toBe(1)
    expect(tokens[0]).not.toBe(refused)
    expect(await get(refused)).toBe(tokens[0])
    expect(await asked()).toBe(2)
  })

  test('a refusal is told by error and number, without the secret, and not repeated at once', async () => {
    await sandbox.change({ secretExpired: true })
    const { get, clock } = tokensOf()
    const refusal = await reason(get())
    expect(refusal).toMatchObject({ name: 'TokenEndpointError', error: 'invalid_client', number: 7000222, status: 401 })
    expect(JSON.stringify({ refusal, text: String(refusal) })).not.toContain(sandbox.clientSecret)
    expect(await reason(get())).toBe(refusal)
    expect(await asked()).toBe(1)
    await sandbox.change({ secretExpired: false })
    clock.ahead = 11_000
    expect(await opens(await get())).toBe(200)
  })

  test('after a throttle the tenant is left alone as long as it asked', async () => {
    await sandbox.addFault({ match: { path: '/token' }, times: 1, fault: { kind: 'throttle', retryAfter: 40 } })
    const { get, clock } = tokensOf()
    expect(await reason(get())).toMatchObject({ name: 'TokenEndpointError', status: 429, retryAfterMs: 40_000 })
    clock.ahead = 35_000
    const held = await reason(get())
    expect(held).toMatchObject({ name: 'RefreshOnHoldError' })
    expect((held as { retryAfterMs: number }).retryAfterMs).toBeLessThanOrEqual(5_000)
    expect(await asked()).toBe(1)
    clock.ahead = 41_000
    expect(await opens(await get())).toBe(200)
  })

  test('trouble of the tenant is no pause, and the token in hand serves to its end', async () => {
    const { get, clock } = tokensOf()
    const first = await get()
    await sandbox.addFault({ match: { path: '/token' }, times: 2, fault: { kind: 'status', status: 500 } })
    clock.ahead = 57 * MINUTE
    expect(await get()).toBe(first)
    expect(await reason(get(first))).toMatchObject({ name: 'TokenEndpointError', status: 500 })
    expect(await get()).not.toBe(first)
  })

  test('an answer that is no token answer is a refusal', async () => {
    await sandbox.change({ tokenResponse: { access_token: null } })
    expect(await reason(tokensOf().get())).toMatchObject({ name: 'TokenEndpointError', error: 'malformed_answer' })
  })
})

function secret(value: string): ClientCredential {
  return { kind: 'secret', secret: value }
}
