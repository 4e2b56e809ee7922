import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { API_RESOURCE, CLIENT, claimsOf, type Json, SandboxProcess, TENANT } from './sandbox-process'

let sandbox: SandboxProcess
let user: string
let application: string
beforeAll(async () => {
  sandbox = await SandboxProcess.start('--devices', '1500', '--quiet')
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
  user = (await sandbox.signIn()).access_token
  application = await sandbox.applicationToken()
})

const tenant = `tenants/${TENANT}`
type Answer = { status: number; body: Json & { value: Json[] } }

async function call(token: string, path: string, method = 'GET', body?: unknown): Promise<Answer> {
  const response = await sandbox.api(
    token,
    path,
    body === undefined ? { method } : { method, body: JSON.stringify(body) },
  )
  const text = await response.text()
  // The tests look only at members the endpoint promises.
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : { text } }
}

describe('devices and people', () => {
  test('pages of devices follow each other, and the page after the last is empty', async () => {
    const first = await call(user, `${tenant}/devices?$top=100`)
    expect(first.body['@odata.context']).toBe(`${sandbox.url}/support/odata/v1/$metadata#Devices`)
    const second = await call(user, `${tenant}/devices?$skip=100&$top=100`)
    const ids = [...first.body.value, ...second.body.value].map(device => device.aadDeviceId)
    expect(new Set(ids).size).toBe(200)
    expect((await call(user, `${tenant}/devices?$skip=1500&$top=100`)).body.value).toEqual([])
  })

  test('$top is capped without a word; without $top every device comes', async () => {
    expect((await call(user, `${tenant}/devices?$top=5000`)).body.value).toHaveLength(1000)
    expect((await call(user, `${tenant}/devices`)).body.value).toHaveLength(1500)
    expect((await call(user, `${tenant}/devices?$top=-1`)).status).toBe(400)
  })

  test('every device in the list can be reached by its name, however odd', async () => {
    const { body } = await call(user, `${tenant}/devices?$searchText=ODD-`)
    expect(body.value.map(device => device.name)).toEqual(
      expect.arrayContaining(["O'Brien #1", 'a/b', '..%2f', '=1+1', '100% sure?']),
    )
    for (const { name } of body.value) {
      const found = await call(user, `${tenant}/devices/${encodeURIComponent(`${name}`)}`)
      expect(found.body.name).toBe(name)
      expect(found.body.groups).not.toHaveLength(0)
      expect(found.body.configurations).not.toHaveLength(0)
    }
    expect((await call(user, `${tenant}/devices/a/b`)).status).toBe(404)
  })

  test('the parameter is $searchText, and searchText is understood too', async () => {
    const [device = {}] = (await call(user, `${tenant}/devices?$top=1`)).body.value
    for (const parameter of ['$searchText', 'searchText', '%24searchText']) {
      const { body } = await call(user, `${tenant}/devices?${parameter}=${device.serialNumber}`)
      expect(body.value.map(found => found.aadDeviceId)).toEqual([device.aadDeviceId])
    }
  })

  test('an unknown device is a 404 in the shape of OData', async () => {
    const { status, body } = await call(user, `${tenant}/devices/nobody`)
    expect(status).toBe(404)
    expect(body).toEqual({ error: { code: '404', message: 'This device does not exist.' } })
  })

  test('a person is answered as a collection of one', async () => {
    const [person = {}] = (await call(user, `${tenant}/users?$top=1`)).body.value
    const { body } = await call(user, `${tenant}/users/${encodeURIComponent(`${person.upn}`)}`)
    expect(body.value).toHaveLength(1)
    expect(body.value[0]).toMatchObject({ upn: person.upn, devices: person.devices })
    expect((await call(user, `${tenant}/users/nobody@contoso.example`)).status).toBe(404)
  })

  test('broken and unknown rows on request', async () => {
    await sandbox.control('PATCH', '', { malformedRows: 1, unknownEnum: true })
    const [broken, fine] = (await call(user, `${tenant}/devices?$top=2`)).body.value
    expect(broken).not.toHaveProperty('aadDeviceId')
    expect(broken?.name).toBe(12345)
    expect(fine).toHaveProperty('aadDeviceId')
    await sandbox.control('PATCH', '', { malformedRows: 0 })
    expect((await call(user, `${tenant}/devices?$top=1`)).body.value[0]?.complianceState).toBe('Quarantined')
  })

  test('drift makes the next page overlap the last', async () => {
    await sandbox.control('PATCH', '', { pageDrift: 3 })
    const first = (await call(user, `${tenant}/devices?$top=10`)).body.value
    const second = (await call(user, `${tenant}/devices?$skip=10&$top=10`)).body.value
    expect(second[0]?.aadDeviceId).toBe(first[7]?.aadDeviceId)
  })
})

describe('profiles', () => {
  const reassign = (query: string, ids: unknown) =>
    call(application, `${tenant}/profiles/reassignProfile?${query}`, 'PATCH', ids)

  test('are listed with their status', async () => {
    const { body } = await call(user, `${tenant}/profiles`)
    expect(body.value).toContainEqual({ id: 'SensitiveData', status: 'Enabled' })
    expect(body.value).toContainEqual({ id: 'Starter', status: 'Disabled' })
  })

  test('reassigning answers plain text, and the device has the new profile', async () => {
    const [device = {}] = (await call(user, `${tenant}/devices?$top=1`)).body.value
    const { status, body } = await reassign('persona=Kiosk&wipe=true', [device.aadDeviceId])
    expect(status).toBe(200)
    expect(body.text).toBe('Successfully start reassigning devices to profile Kiosk')
    const [after = {}] = (await call(user, `${tenant}/devices?$top=1`)).body.value
    expect(after).toMatchObject({ persona: 'Kiosk', profileAssignmentStatus: 'InProgress' })
  })

  test('refusals have the flat shape', async () => {
    const disabled = await reassign('persona=Starter&wipe=false', [TENANT])
    expect(disabled.body).toEqual({
      errorCode: '400',
      message: `Starter not enabled for tenant ${TENANT}, only Standard,SensitiveData,PowerUser,Kiosk are enabled`,
      instanceAnnotations: [],
    })
    expect((await reassign('persona=Nobody&wipe=false', [TENANT])).body.message).toBe('This persona is not supported.')
    expect((await reassign('persona=Kiosk&wipe=false', [TENANT])).body.message).toContain(TENANT)
  })
})

describe('tickets', () => {
  const filter = (expression: string) => call(application, `tickets?$filter=${encodeURIComponent(expression)}`)

  test('are filtered and sorted', async () => {
    const { body } = await filter("contains(title,'O''Hara')")
    expect(body.value.length).toBeGreaterThan(0)
    expect(body.value.filter(ticket => !`${ticket.title}`.includes("O'Hara"))).toEqual([])
    const both = await filter("state eq 'resolved' and severity eq 4")
    expect(both.body.value.length).toBeGreaterThan(0)
    for (const ticket of both.body.value) expect(ticket).toMatchObject({ state: 'resolved', severity: 4 })
    const sorted = await call(application, 'tickets?$orderby=createdDateTime%20asc&$top=60')
    const dates = sorted.body.value.map(ticket => `${ticket.createdDateTime}`)
    expect(dates).toHaveLength(60)
    expect(dates).toEqual([...dates].sort())
  })

  test('a filter the service does not know is a 400', async () => {
    expect((await filter("startswith(title,'x')")).status).toBe(400)
    expect((await filter('severity gt 2')).status).toBe(400)
  })

  test('one can be opened, read and written to', async () => {
    const contact = { givenName: 'Ada', surname: 'Admin', email: 'ada.admin@contoso.example', phoneNumber: '1' }
    const wanted = {
      title: 'T',
      description: 'D',
      type: 'ChangeRequest',
      category: 'Devices',
      subcategory: 'Other',
      severity: 2,
      contact,
    }
    const created = await call(application, 'tickets', 'POST', wanted)
    expect(created).toMatchObject({ status: 200, body: { title: 'T', severity: 4, state: 'active', contact } })
    expect(created.body.id).toMatch(/^MMD-\d{7}-[A-Z0-9]{5}$/)
    const path = `tickets('${created.body.id}')`
    expect((await call(application, `${path}/addNote`, 'POST', { text: '<p>Hello</p>' })).status).toBe(204)
    expect((await call(application, `${path}/notes`)).body.value).toMatchObject([
      { id: 0, text: '<p>Hello</p>', renderType: 'html' },
    ])
    expect((await call(application, path)).body.title).toBe('T')
    expect((await call(application, "tickets('MMD-1-XXXXX')")).status).toBe(404)
    expect((await call(application, 'tickets', 'POST', { title: 'T' })).status).toBe(400)
  })
})

describe('elevation', () => {
  const path = `${tenant}/elevationRequests`
  const open = (DeviceName: string) =>
    call(application, path, 'POST', {
      PartnerTicketId: 'INC1',
      DeviceName,
      Title: 'T',
      Category: 'Office',
      Subcategory: 'Excel',
      PlanOfAction: 'P',
    })
  const supportedDevice = async () => {
    const { body } = await call(user, `${tenant}/devices?$top=50`)
    return `${body.value.find(device => device.name !== '' && device.primaryUpdateRing === 'Broad')?.name}`
  }

  test('opens, shows the password, closes once', async () => {
    const name = await supportedDevice()
    expect((await call(application, `${tenant}/devices/${name}/elevationDetails`)).status).toBe(404)
    const created = await open(name)
    expect(created).toMatchObject({ status: 201, body: { deviceName: name, ttl: 7_776_000, requestClosureTime: null } })
    const details = await call(application, `${tenant}/devices/${name}/elevationDetails`)
    expect(details.body).toMatchObject({ openedElevationRequestId: created.body.id, status: 'PasswordSucceeded' })
    expect(details.body.password).toMatch(/^Pw-canary-/)

    const close = () => call(application, `${path}/${created.body.id}`, 'PATCH', { ActionsTaken: 'Done' })
    expect((await close()).status).toBe(204)
    expect((await close()).body).toEqual({
      error: { code: '400', message: 'This elevation request was already closed.' },
    })
    const { body } = await call(application, `${path}?$filter=${encodeURIComponent(`deviceName eq '${name}'`)}`)
    expect(body.value).toMatchObject([{ actionsTaken: 'Done' }])
  })

  test('a fourth open request is refused, and so are unknown devices and those of the Test ring', async () => {
    const name = await supportedDevice()
    for (let count = 0; count < 3; count += 1) expect((await open(name)).status).toBe(201)
    expect((await open(name)).body).toEqual({
      error: { code: '403', message: 'This device has too many open elevation requests.' },
    })
    expect((await open('nobody')).body).toEqual({ error: { code: '404', message: 'This device does not exist.' } })
    const all = (await call(user, `${tenant}/devices`)).body.value
    const testDevice = all.find(device => device.primaryUpdateRing === 'Test' && device.name !== '')
    expect((await open(`${testDevice?.name}`)).status).toBe(403)
  })
})

describe('authorization', () => {
  test.each([
    ['GET', 'tickets'],
    ['POST', 'tickets'],
    ['GET', "tickets('x')"],
    ['GET', "tickets('x')/notes"],
    ['POST', "tickets('x')/addNote"],
    ['GET', `${tenant}/elevationRequests`],
    ['POST', `${tenant}/elevationRequests`],
    ['PATCH', `${tenant}/elevationRequests/x`],
    ['GET', `${tenant}/devices/x/elevationDetails`],
    ['PATCH', `${tenant}/profiles/reassignProfile`],
  ])('%s %s needs application context', async (method, path) => {
    expect((await call(user, path, method)).status).toBe(403)
  })

  test.each(['devices', 'users', 'profiles'])('%s can be read in both contexts', async resource => {
    for (const token of [user, application])
      expect((await call(token, `${tenant}/${resource}?$top=1`)).status).toBe(200)
  })

  test('a token that is forged, expired or for somebody else is a 401 with a challenge', async () => {
    const graph = await sandbox.token('v2', {
      ...CLIENT,
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    })
    await sandbox.control('PATCH', '', { tokenLifetimeSeconds: -10 })
    const expired = await sandbox.applicationToken()
    for (const token of [`${user.slice(0, -8)}AAAAAAAA`, expired, graph.body.access_token]) {
      const response = await sandbox.api(token, `${tenant}/devices?$top=1`)
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"')
    }
  })

  test('another tenant is forbidden', async () => {
    expect((await call(user, `tenants/${CLIENT.client_id}/devices?$top=1`)).status).toBe(403)
  })

  test('a claims challenge is met by a token asked for with these claims', async () => {
    const claims = JSON.stringify({ access_token: { acrs: { essential: true, value: 'c1' } } })
    await sandbox.control('PATCH', '', { challenge: { claims } })
    const challenged = await sandbox.api(user, `${tenant}/devices?$top=1`)
    expect(challenged.status).toBe(401)
    const header = challenged.headers.get('www-authenticate') ?? ''
    expect(header).toContain('error="insufficient_claims"')
    const asked = Buffer.from(/claims="([^"]+)"/.exec(header)?.[1] ?? '', 'base64').toString()
    const { refresh_token } = await sandbox.signIn()
    const refreshed = await sandbox.token('v2', {
      ...CLIENT,
      grant_type: 'refresh_token',
      refresh_token,
      claims: asked,
    })
    expect(refreshed.body).toMatchObject({ error: 'interaction_required', error_codes: [50076], claims: asked })
    const { access_token } = await sandbox.signIn('v2', { claims: asked })
    expect(claimsOf(access_token).acrs).toEqual(['c1'])
    expect((await call(access_token, `${tenant}/devices?$top=1`)).status).toBe(200)
  })

  test('tokens issued before a moment can be refused', async () => {
    await sandbox.control('PATCH', '', { rejectTokensIssuedBefore: Math.floor(Date.now() / 1000) + 1 })
    expect((await call(user, `${tenant}/devices?$top=1`)).status).toBe(401)
  })

  test('v1 tokens without a resource do not reach the API when scopes are ignored', async () => {
    await sandbox.control('PATCH', '', { v1IgnoresScope: true })
    const scope = `${API_RESOURCE}/.default`
    const { body } = await sandbox.token('v1', { ...CLIENT, grant_type: 'client_credentials', scope })
    expect((await call(body.access_token, `${tenant}/devices?$top=1`)).status).toBe(401)
  })
})
