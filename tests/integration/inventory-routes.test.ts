import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DevicesAnswer, FacetsAnswer, LookupAnswer } from '@/lib/domain/inventory'
import type { Problem } from '@/lib/domain/problem'
import type { SavedView } from '@/lib/domain/saved-view'
import type { TrendAnswer } from '@/lib/domain/trend'
import { type RunningConsole, startConsole } from '../support/console-server'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { readAllDevices, untilSnapshot } from '../support/synced-console'

const DEVICES = 900

describe('The inventory over HTTP', () => {
  let server: RunningConsole
  let viewer: HttpPerson
  let support: HttpPerson
  let admin: HttpPerson
  beforeAll(async () => {
    server = await startConsole({ devices: DEVICES, env: { REQUESTS_PER_MINUTE: '6000' } })
    viewer = await signedIn(PEOPLE.viewer)
    support = await signedIn(PEOPLE.support)
    admin = await signedIn(PEOPLE.admin)
    await untilSnapshot(viewer)
  })
  afterAll(() => server?.stop())

  async function signedIn(upn: string): Promise<HttpPerson> {
    const person = new HttpPerson(server.url)
    await person.signIn(upn)
    return person
  }

  async function json<Body>(answer: Promise<Response>): Promise<Body> {
    return (await (await answer).json()) as Body
  }
  const devices = (query: string) => json<DevicesAnswer>(viewer.api(`/api/inventory/devices?${query}`))
  const send = (method: string, body: unknown): RequestInit => ({
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

  describe('lists devices', () => {
    test('a hundred at a time unless told otherwise, each once over all pages', async () => {
      const first = await devices('')
      expect(first).toMatchObject({ total: DEVICES, snapshot: { version: 1 } })
      expect(first.devices).toHaveLength(100)
      const all = await readAllDevices(viewer, 'sort=-model')
      expect(new Set(all.map(({ id }) => id)).size).toBe(DEVICES)
      expect((await devices('sort=-model&offset=450&limit=50')).devices).toEqual(all.slice(450, 500))
    })

    test('by several values of a facet, and by search', async () => {
      const { facets } = await json<FacetsAnswer>(viewer.api('/api/inventory/facets'))
      const [one, two] = facets.model
      if (!one || !two) throw new Error('The fleet has fewer than two models')
      const query = new URLSearchParams([
        ['model', one.value],
        ['model', two.value],
      ])
      const found = await devices(`${query}&limit=500`)
      expect(found.total).toBe(one.count + two.count)
      expect(new Set(found.devices.map(({ model }) => model))).toEqual(new Set([one.value, two.value]))

      const [device] = found.devices
      const bySerial = await devices(`search=${device?.serialNumber.toLowerCase()}`)
      expect(bySerial.devices.map(({ id }) => id)).toContain(device?.id)
    })

    test.each([
      ['colour=red', 'colour'],
      ['limit=0', 'limit'],
      ['limit=501', 'limit'],
      ['limit=1e2', 'limit'],
      ['limit=1&limit=2', 'limit'],
      ['cursor=abc', 'cursor'],
      ['offset=-1', 'offset'],
      ['offset=0&cursor=abc', 'cursor'],
      ['sort=colour', 'sort'],
      ['syncAge=today', 'syncAge'],
    ])('and refuses %s by name', async (query, parameter) => {
      const answer = await viewer.api(`/api/inventory/devices?${query}`)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ code: 'bad-request', detail: expect.stringContaining(parameter) })
    })

    test('and tells of one by its id', async () => {
      const [device] = (await devices('limit=1')).devices
      expect(await json(viewer.api(`/api/inventory/devices/${device?.id}`))).toMatchObject({ device })
      expect((await viewer.api('/api/inventory/devices/nobody')).status).toBe(404)
    })
  })

  test('the facets of a filter count what the lists behind them hold', async () => {
    const filter = 'compliance=Compliant&assigned=yes'
    const { total, facets } = await json<FacetsAnswer>(viewer.api(`/api/inventory/facets?${filter}`))
    expect(total).toBe((await devices(`${filter}&limit=1`)).total)
    for (const [facet, counts] of Object.entries(facets)) {
      const others = new URLSearchParams(filter)
      others.delete(facet)
      for (const { value, count } of counts.slice(0, 3)) {
        const query = new URLSearchParams(others)
        query.append(facet, value)
        expect((await devices(`${query}&limit=1`)).total, `${facet} ${value}`).toBe(count)
      }
    }
    expect((await viewer.api('/api/inventory/facets?limit=1')).status).toBe(400)
  })

  describe('tells how the fleet went', () => {
    const trend = (query: string) => json<TrendAnswer>(viewer.api(`/api/inventory/trends?${query}`))

    test('by a metric, for all rings or one, up to this minute', async () => {
      const { facets, total } = await json<FacetsAnswer>(viewer.api('/api/inventory/facets?ring=Fast'))
      const all = await trend('metric=ring&days=7')
      expect(all).toMatchObject({ metric: 'ring', days: 7, ring: null })
      const latest = all.points.at(-1)
      expect(latest?.day).toBe(new Date().toISOString().slice(0, 10))
      expect(latest?.values).toEqual(Object.fromEntries(facets.ring.map(({ value, count }) => [value, count])))

      const fast = (await trend('metric=compliance&ring=Fast')).points.at(-1)
      expect(fast?.total).toBe(total)
      expect(fast?.values).toEqual(Object.fromEntries(facets.compliance.map(({ value, count }) => [value, count])))
      expect((await viewer.api('/api/inventory/trends?metric=shoes')).status).toBe(400)
    })

    test('and hands it out as a file, for a ticket too', async () => {
      const file = await viewer.api('/api/inventory/trends/export?days=30&ring=Fast')
      expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="fleet-[\d-]+-to-[\d-]+\.csv"$/)
      const [heading, devices] = (await file.text()).split('\r\n')
      expect(heading).toBe('Day,Ring,Measure,Value,Devices')
      const { total } = await json<FacetsAnswer>(viewer.api('/api/inventory/facets?ring=Fast'))
      expect(devices).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\d,Fast,devices,,${total}$`))

      const download = (ticket: string) => viewer.request(`/api/inventory/trends/export?month=2020-01&ticket=${ticket}`)
      const { ticket } = await json<{ ticket: string }>(viewer.api('/api/inventory/export', send('POST', {})))
      expect(await (await download(ticket)).text()).toBe('Day,Ring,Measure,Value,Devices\r\n')
      expect((await download(ticket)).status).toBe(403)
      for (const query of ['month=2026-13', 'month=2026-11&days=3', 'metric=ring', 'colour=red']) {
        expect((await viewer.api(`/api/inventory/trends/export?${query}`)).status, query).toBe(400)
      }
    })
  })

  describe('looks up', () => {
    const lookUp = (identifiers: unknown) => viewer.api('/api/inventory/lookup', send('POST', { identifiers }))

    test('200 serial numbers of which 7 are unknown', async () => {
      const known = (await devices('limit=193&sort=serialNumber')).devices.map(({ serialNumber }) => serialNumber)
      const unknown = Array.from({ length: 7 }, (_, index) => `NOT-A-SERIAL-${index}`)
      const { found, notFound } = await json<LookupAnswer>(lookUp([...known, ...unknown]))
      expect(found.map(({ identifier }) => identifier)).toEqual([...new Set(known)])
      expect(notFound).toEqual(unknown)
    })

    test('and keeps what it found as a set, which views, counts and exports can be about', async () => {
      const known = (await devices('limit=40&sort=-id')).devices
      const identifiers = [...known.map(({ id }) => id), 'NOT-A-DEVICE']
      const keep = () =>
        json<LookupAnswer>(viewer.api('/api/inventory/lookup', send('POST', { identifiers, keep: true })))
      const { set } = await keep()
      expect(set).toMatch(/^[0-9a-f]{32}$/)
      expect((await keep()).set).toBe(set)

      const view = await devices(`set=${set}&sort=-id`)
      expect(view.total).toBe(40)
      expect(view.devices).toEqual(known)
      const [ring] = new Set(known.map(device => device.ring))
      const inRing = known.filter(device => device.ring === ring)
      expect((await devices(`set=${set}&ring=${ring}`)).total).toBe(inRing.length)
      const counted = await json<FacetsAnswer>(support.api(`/api/inventory/facets?set=${set}`))
      expect(counted.facets.ring.find(({ value }) => value === ring)?.count).toBe(inRing.length)
      const exported = await json<{ id: string }[]>(
        viewer.api(`/api/inventory/export?format=json&columns=id&set=${set}&sort=-id`),
      )
      expect(exported.map(({ id }) => id)).toEqual(known.map(({ id }) => id))

      const nothing = send('POST', { identifiers: ['NOT-A-DEVICE'], keep: true })
      expect((await json<LookupAnswer>(viewer.api('/api/inventory/lookup', nothing))).set).toBeNull()
      for (const unknown of ['0'.repeat(32), 'x']) {
        const answer = await viewer.api(`/api/inventory/devices?set=${unknown}`)
        expect(answer.status).toBe(400)
        expect(((await answer.json()) as Problem).detail).toMatch(/^set /)
      }
    })

    test('5,000 identifiers at once, and says so when there are more', async () => {
      const many = Array.from(
        { length: 5_000 },
        (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      )
      expect((await json<LookupAnswer>(lookUp(many))).notFound).toHaveLength(5_000)
      const answer = await lookUp([...many, 'one more'])
      expect(answer.status).toBe(400)
      expect(((await answer.json()) as Problem).detail).toContain('5000')
      expect((await lookUp('x')).status).toBe(400)
      expect((await lookUp(['x'.repeat(301)])).status).toBe(400)
    })
  })

  describe('exports', () => {
    test('exactly the filtered, sorted view, row by row, in the columns asked for (security 39)', async () => {
      const query = 'compliance=Compliant&sort=-serialNumber'
      const rows = await readAllDevices(viewer, query)
      const answer = await viewer.api(
        `/api/inventory/export?${query}&format=csv&columns=serialNumber,name,userUpn,lastSyncAt`,
      )
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="devices-\d{4}-\d\d-\d\d\.csv"$/)
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      const lines = (await answer.text()).split('\r\n')
      expect(lines.shift()).toBe('Serial Number,Device Name,User UPN,Device Last check-in')
      expect(lines.pop()).toBe('')
      const cell = (text: string | null) => (/^[=+\-@]/.test(text ?? '') ? `'${text}` : (text ?? ''))
      const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
      expect(lines).toEqual(
        rows.map(device =>
          [device.serialNumber, device.name, device.userUpn, device.lastSyncAt]
            .map(text => quoted(cell(text)))
            .join(','),
        ),
      )
    })

    test('JSON of all columns, and a byte order mark for Excel', async () => {
      const rows = await readAllDevices(viewer, 'ring=Fast')
      const exported = await json<unknown[]>(viewer.api('/api/inventory/export?ring=Fast&format=json'))
      expect(exported).toEqual(rows)
      const bytes = new Uint8Array(await (await viewer.api('/api/inventory/export?ring=Fast&bom=yes')).arrayBuffer())
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    })

    test('an empty view as a file without rows', async () => {
      expect(await json(viewer.api('/api/inventory/export?search=nobody-has-this&format=json'))).toEqual([])
      const csv = await (await viewer.api('/api/inventory/export?search=nobody-has-this&columns=id')).text()
      expect(csv).toBe('Entra Device ID\r\n')
    })

    test.each(['format=xml', 'columns=colour', 'columns=id,id', 'columns=', 'bom=1', 'limit=5'])(
      'nothing for %s',
      async query => expect((await viewer.api(`/api/inventory/export?${query}`)).status).toBe(400),
    )

    test('to the browser’s download manager once per ticket, which is one session’s own (security 31)', async () => {
      const { ticket } = await json<{ ticket: string }>(viewer.api('/api/inventory/export', { method: 'POST' }))
      const address = `/api/inventory/export?format=csv&ticket=${ticket}`
      const stolen = await support.request(address)
      expect(stolen.status).toBe(403)
      expect(await stolen.json()).toMatchObject({ code: 'ticket-used' })
      expect((await new HttpPerson(server.url).request(address)).status).toBe(401)
      expect((await viewer.request(address, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
      expect((await viewer.request(address)).status).toBe(200)
      expect((await viewer.request(address)).status).toBe(403)
      expect((await viewer.request('/api/inventory/export?format=csv')).status).toBe(403)
      expect((await viewer.request(`/api/inventory/devices?ticket=${ticket}`)).status).toBe(403)
    })
  })

  describe('keeps views', () => {
    const views = async (person: HttpPerson) =>
      (await json<{ views: SavedView[] }>(person.api('/api/console/views'))).views
    const keep = (person: HttpPerson, view: Partial<SavedView>) =>
      person.api('/api/console/views', send('POST', { query: 'ring=Fast', shared: false, ...view }))

    test('private ones for their author alone, shared ones for all', async () => {
      const own = await json<{ view: SavedView }>(keep(support, { name: 'Mine' }))
      const shared = await json<{ view: SavedView }>(keep(support, { name: 'Everybody’s', shared: true }))
      expect((await views(support)).map(({ name }) => name)).toEqual(['Everybody’s', 'Mine'])
      expect(await views(viewer)).toMatchObject([{ name: 'Everybody’s', own: false, editable: false }])

      const path = (view: SavedView) => `/api/console/views/${view.id}`
      expect((await viewer.api(path(own.view), { method: 'DELETE' })).status).toBe(404)
      expect((await viewer.api(path(shared.view), { method: 'DELETE' })).status).toBe(403)
      expect((await admin.api(path(own.view), { method: 'DELETE' })).status).toBe(404)
      expect((await support.api(path(own.view), send('PATCH', { name: 'Renamed' }))).status).toBe(200)
      expect((await views(support)).map(({ name }) => name)).toEqual(['Everybody’s', 'Renamed'])
      expect((await admin.api(path(shared.view), { method: 'DELETE' })).status).toBe(204)
      expect(await views(viewer)).toEqual([])
    })

    test('and lets a Viewer share none (security 35)', async () => {
      expect((await keep(viewer, { name: 'For all', shared: true })).status).toBe(403)
      const mine = await json<{ view: SavedView }>(keep(viewer, { name: 'For me' }))
      const share = await viewer.api(`/api/console/views/${mine.view.id}`, send('PATCH', { shared: true }))
      expect(share.status).toBe(403)
    })

    test.each([
      [{ name: ' ' }, 'name'],
      [{ name: 'x'.repeat(81) }, 'name'],
      [{ name: 'x', query: 'colour=red' }, 'query'],
      [{ name: 'x', query: `search=${'y'.repeat(5000)}` }, 'query'],
    ])('and refuses %.40j', async (view, field) => {
      const answer = await keep(viewer, view)
      expect(answer.status).toBe(400)
      expect(((await answer.json()) as Problem).detail).toContain(field)
    })
  })
})
