import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { applicationToken } from '../support/sandbox'

const API = '/support/odata/v1'

describe('The password of a device', () => {
  let server: ConsoleWithDatabase
  let device: string
  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 60, env: { MMD_APPLICATION_CONTEXT: 'true' } })
    device = await openElevationRequest()
  })
  beforeEach(async () => {
    await server.sql('delete from audit_events')
    await server.sandbox.forgetRequests()
  })
  afterAll(() => server?.stop())

  async function signedIn(upn: string): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    await person.signIn(upn)
    return person
  }

  const address = () => `/api/mmd/devices/${encodeURIComponent(device)}/elevationDetails`
  const reveal = (person: HttpPerson) => person.api(address(), { method: 'POST' })
  const records = () =>
    server.sql<{ upn: string; details: unknown }>(
      `select upn, details from audit_events where kind = 'password-asked-for' order by id`,
    )
  const askedUpstream = () => server.sandbox.requests({ path: '/elevationDetails' })

  /** What a support agent would have done before: a request for one of the devices, made at the service itself. */
  async function openElevationRequest(): Promise<string> {
    const { tenantId, url } = server.sandbox
    const token = await applicationToken(server.sandbox)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const list = await fetch(`${url}${API}/tenants/${tenantId}/devices?$top=60`, { headers })
    const { value } = (await list.json()) as { value: { name: string; primaryUpdateRing: string }[] }
    const DeviceName = value.find(
      ({ name, primaryUpdateRing }) => /^MMD-\d+$/.test(name) && primaryUpdateRing !== 'Test',
    )?.name
    if (!DeviceName) throw new Error('No device of the fleet is eligible for elevation')
    const body = {
      PartnerTicketId: 'T-1',
      DeviceName,
      Title: 'Driver',
      Category: 'Hardware',
      Subcategory: 'Device',
      PlanOfAction: 'Install',
    }
    const created = await fetch(`${url}${API}/tenants/${tenantId}/elevationRequests`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    if (created.status !== 201) throw new Error(`No elevation request was made: ${await created.text()}`)
    return DeviceName
  }

  test('is shown to Support, by POST alone, with a record of who asked for which (security 32, 36)', async () => {
    const support = await signedIn(PEOPLE.support)
    const answer = await reveal(support)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(await answer.json()).toMatchObject({ deviceName: device, password: expect.stringMatching(/.{8,}/) })
    expect(await records()).toEqual([{ upn: PEOPLE.support, details: { device } }])
    expect((await support.api(address())).status).toBe(405)
    expect(await askedUpstream()).toHaveLength(1)
  })

  test('is not shown to a Viewer, and the service is not asked (security 35, 36)', async () => {
    const answer = await reveal(await signedIn(PEOPLE.viewer))
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'forbidden' })
    expect(await askedUpstream()).toEqual([])
    expect(await records()).toEqual([])
  })

  test('is not shown to somebody who signed in long ago, until they sign in again (security 36)', async () => {
    const support = await signedIn(PEOPLE.support)
    await server.sql(`update sessions set created_at = now() - interval '16 minutes'`)
    const late = await reveal(support)
    expect(late.status).toBe(403)
    expect(await late.json()).toMatchObject({ code: 'recent-sign-in-required' })
    expect(await askedUpstream()).toEqual([])
    await support.signIn(PEOPLE.support)
    expect((await reveal(support)).status).toBe(200)
  })

  test('is not shown when the record cannot be written (security 36)', async () => {
    const admin = await signedIn(PEOPLE.admin)
    await server.sql('alter table audit_events rename to audit_events_gone')
    try {
      const answer = await reveal(admin)
      expect(answer.status).toBe(500)
      expect(await answer.text()).not.toContain('password":')
      expect(await askedUpstream()).toEqual([])
    } finally {
      await server.sql('alter table audit_events_gone rename to audit_events')
    }
    expect((await reveal(admin)).status).toBe(200)
  })

  test('is on record before the service is even asked (security 36)', async () => {
    await server.sandbox.addFault({
      match: { path: '/elevationDetails' },
      times: 1,
      fault: { kind: 'status', status: 404 },
    })
    const admin = await signedIn(PEOPLE.admin)
    expect((await reveal(admin)).status).toBe(404)
    expect(await records()).toHaveLength(1)
  })

  test('is shown to one person ten times at once, and then slowly, over all of their sessions (security 36)', async () => {
    const sessions = [await signedIn(PEOPLE.admin), await signedIn(PEOPLE.admin)]
    const statuses: number[] = []
    for (let count = 0; count < 12; count += 1) statuses.push((await reveal(sessions[count % 2] as HttpPerson)).status)
    expect(statuses).toContain(200)
    expect(statuses.at(-1)).toBe(429)
    expect(statuses.filter(status => status === 200).length).toBeLessThanOrEqual(10)
  })
})

test('No password is shown by a console that does not act as the application (security 36)', async () => {
  const server = await startConsole({ devices: 5, quiet: true })
  try {
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.admin)
    const answer = await person.api('/api/mmd/devices/MMD-1/elevationDetails', { method: 'POST' })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'application-context-off' })
    expect(await server.sandbox.requests({ path: '/elevationDetails' })).toEqual([])
  } finally {
    await server.stop()
  }
})
