import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { SetupStep, SetupStepId } from '@/lib/domain/setup-check'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'

const CHECK = '/api/console/setup/check'

describe('The setup check', () => {
  let server: RunningConsole
  beforeAll(async () => {
    server = await startConsole({ devices: 5 })
    // With application context it reads the devices by itself once, and requests are counted below.
    await server.program.line(line => line.includes('"event":"sync-finished"'))
  })
  afterEach(() => server.sandbox.reset())
  afterAll(() => server.stop())

  async function signedIn(who: keyof typeof PEOPLE): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE[who])
    return person
  }

  /** Runs the check; whatever came of it, nothing secret may be in the answer. */
  async function check(person: HttpPerson) {
    const response = await person.api(CHECK, { method: 'POST' })
    const text = await response.text()
    const issued = (await server.sandbox.issuedSecrets()).map(secret => secret.value)
    for (const secret of [server.sandbox.clientSecret, ...issued]) expect(text).not.toContain(secret)
    expect(response.status).toBe(200)
    const { steps } = JSON.parse(text) as { steps: SetupStep[] }
    return {
      step: (id: SetupStepId) => steps.find(step => step.id === id),
      outcomes: Object.fromEntries(steps.map(({ id, outcome }) => [id, outcome])),
    }
  }

  test("an administrator's passes, and sees what only a person's token shows", async () => {
    const { outcomes, step } = await check(await signedIn('admin'))
    expect(outcomes).toEqual({
      configuration: 'passed',
      metadata: 'passed',
      endpoints: 'passed',
      redirects: 'passed',
      credential: 'passed',
      expiry: 'skipped',
      'application-permission': 'passed',
      'delegated-permission': 'passed',
      service: 'passed',
      database: 'passed',
    })
    expect(step('delegated-permission')?.found).toContain('MWaaSDevice.Read')
    expect(step('service')?.found).toContain('your token')
  })

  test.each(['viewer', 'support'] as const)('is not for a %s, on the page or behind it', async who => {
    const person = await signedIn(who)
    const response = await person.api(CHECK, { method: 'POST' })
    expect([response.status, (await response.json()).code]).toEqual([403, 'forbidden'])
    const page = await (await person.request('/setup')).text()
    expect(page).toContain('Setup is for administrators of the console')
    expect(page).not.toContain(server.sandbox.clientId)
    expect(page).not.toContain('href="/setup"')
    expect(await server.sandbox.requests({ path: '/token', method: 'POST' })).toHaveLength(1)
  })

  test('runs for a signed-in page only, and never by GET', async () => {
    const admin = await signedIn('admin')
    await server.sandbox.forgetRequests()
    const forged = await admin.request(CHECK, { method: 'POST' })
    expect([forged.status, (await forged.json()).code]).toEqual([403, 'cross-site'])
    expect((await new HttpPerson(server.url).api(CHECK, { method: 'POST' })).status).toBe(401)
    expect((await admin.api(CHECK)).status).toBe(405)
    expect(await server.sandbox.requests()).toEqual([])
  })

  test('the page holds what is to be registered, and nothing secret', async () => {
    const admin = await signedIn('admin')
    const page = await (await admin.request('/setup')).text()
    for (const path of ['/api/auth/callback/entra', '/signed-out', '/api/console/admin-consent']) {
      expect(page).toContain(`${server.url}${path}`)
    }
    expect(page).toContain(server.sandbox.clientId)
    expect(page).toContain('href="/setup"')
    expect(page).not.toContain(server.sandbox.clientSecret)
  })

  test('a secret that has expired is found while the session goes on', async () => {
    const admin = await signedIn('admin')
    await server.sandbox.change({ secretExpired: true })
    const { outcomes, step } = await check(admin)
    expect(outcomes).toMatchObject({ credential: 'failed', 'delegated-permission': 'passed', service: 'passed' })
    expect(step('credential')?.advice).toContain('ENTRA_CLIENT_SECRET')
    expect(await admin.isSignedIn()).toBe(true)
  })

  test('a sign-in without the permission to read devices is found', async () => {
    const claims = { aud: 'https://mwaas-services-customerapi-prod.azurewebsites.net', scp: 'User.Read' }
    const parts = ['{"alg":"none"}', JSON.stringify(claims), 'x'].map(part => Buffer.from(part).toString('base64url'))
    await server.sandbox.change({ tokenResponse: { access_token: parts.join('.') } })
    const admin = await signedIn('admin')
    await server.sandbox.change({ tokenResponse: {} })
    const { step, outcomes } = await check(admin)
    expect(step('delegated-permission')).toMatchObject({
      outcome: 'failed',
      advice: expect.stringContaining('Delegated permissions > MWaaSDevice.Read'),
    })
    expect(outcomes.service).toBe('failed')
  })

  test('a service that asks for more proof is told apart from one that refuses', async () => {
    const admin = await signedIn('admin')
    await server.sandbox.change({ challenge: { claims: '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}' } })
    expect((await check(admin)).step('service')?.found).toContain('stronger proof')
  })

  test('a token that cannot be renewed is one finding among others; an ended session is not', async () => {
    await server.sandbox.change({ tokenLifetimeSeconds: 0 })
    const admin = await signedIn('admin')
    await server.sandbox.change({ tokenLifetimeSeconds: 3600 })
    await server.sandbox.addFault({
      match: { path: '/token' },
      times: 1,
      fault: { kind: 'status', status: 500 },
    })
    const { outcomes } = await check(admin)
    expect(outcomes).toMatchObject({ credential: 'passed', 'delegated-permission': 'skipped', service: 'skipped' })

    await server.sandbox.change({ tokenLifetimeSeconds: 0 })
    const other = await signedIn('admin')
    await server.sandbox.revoke()
    const response = await other.api(CHECK, { method: 'POST' })
    expect([response.status, (await response.json()).code]).toEqual([401, 'session-ended'])
  })
})
