import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChangeSummary, ChangesAnswer, DeviceChange } from '@/lib/domain/change'
import type { DevicesAnswer, InventoryDevice } from '@/lib/domain/inventory'
import { type ConsoleWithDatabase, startConsoleWithDatabase } from '../support/console-database'
import { HttpPerson, PEOPLE } from '../support/http-person'
import { registration } from '../support/sandbox'
import { untilSnapshot } from '../support/synced-console'

const DAY = 86_400_000
const NOON = Date.parse('2026-11-20T12:00:00Z')

describe('The history over HTTP', () => {
  let server: ConsoleWithDatabase
  let viewer: HttpPerson
  let devices: InventoryDevice[]

  beforeAll(async () => {
    server = await startConsoleWithDatabase({ devices: 60, quiet: true, env: { REQUESTS_PER_MINUTE: '6000' } })
    viewer = new HttpPerson(server.url)
    await viewer.signIn(PEOPLE.viewer)
    await untilSnapshot(viewer)
    devices = (await json<DevicesAnswer>('devices?limit=500')).devices
    // Each day a device is added, the ring of another changes, and its user does.
    await server.sql(
      `insert into device_changes (tenant_id, at, device_id, device_name, kind, field, "from", "to")
       select $1, to_timestamp($2::float8 / 1000) - make_interval(days => day), ids[1 + (day * 3 + which) % 60], 'MMD-' || day,
         (array['added', 'changed', 'changed'])[which], (array[null, 'ring', 'userUpn'])[which],
         (array[null, '=1+1', null])[which], (array[null, 'Broad', 'a "b", c'])[which]
       from generate_series(0, 99) day, generate_series(1, 3) which, (select $3::text[] as ids) devices
       order by day desc, which`,
      [registration.tenantId, NOON, devices.map(({ id }) => id)],
    )
    await server.sql(
      `insert into device_changes (tenant_id, at, device_id, device_name, kind) values ('other', now(), 'x', 'x', 'added')`,
    )
  })
  afterAll(() => server?.stop())

  async function json<Body>(path: string): Promise<Body> {
    return (await (await viewer.api(`/api/inventory/${path}`)).json()) as Body
  }

  async function everyChange(path: string): Promise<DeviceChange[]> {
    const all: DeviceChange[] = []
    for (let cursor = ''; ; ) {
      const page = await json<ChangesAnswer>(`${path}${cursor && `&cursor=${cursor}`}`)
      all.push(...page.changes)
      if (page.nextCursor === null) return all
      cursor = page.nextCursor
    }
  }

  test('is told newest first, a hundred at a time unless told otherwise, each once over all pages', async () => {
    const first = await json<ChangesAnswer>('changes')
    expect(first.changes).toHaveLength(100)
    expect(Object.keys(first)).toEqual(['changes', 'nextCursor', 'history'])
    expect(first.changes[0]).toEqual({
      id: expect.any(Number),
      at: new Date(NOON).toISOString(),
      deviceId: devices[3]?.id,
      deviceName: 'MMD-0',
      kind: 'changed',
      field: 'userUpn',
      from: null,
      to: 'a "b", c',
    })
    const all = await everyChange('changes?limit=70')
    expect(all).toHaveLength(300)
    expect(all).toEqual([...all].sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id))
    expect(new Set(all.map(({ id }) => id)).size).toBe(300)
  })

  test('says from when to when it goes', async () => {
    const { history } = await json<ChangesAnswer>('changes?limit=1')
    expect(history.from).toBe(new Date(NOON - 99 * DAY).toISOString())
    expect(Math.abs(Date.now() - Date.parse(history.to))).toBeLessThan(10 * 60_000)
  })

  test('of some days holds them whole, of kinds and fields any', async () => {
    const days = 'changes?since=2026-11-18&until=2026-11-19'
    expect((await everyChange(days)).map(({ deviceName }) => deviceName)).toEqual([
      ...Array(3).fill('MMD-1'),
      ...Array(3).fill('MMD-2'),
    ])
    const chosen = await everyChange(`${days}&kind=added&field=ring`)
    expect(chosen.map(({ kind, field }) => field ?? kind)).toEqual(['ring', 'added', 'ring', 'added'])
    expect(await json<ChangeSummary>(`${days.replace('changes', 'changes/summary')}&kind=added&field=ring`)).toEqual({
      counts: [
        { kind: 'added', field: null, events: 2, devices: 2 },
        { kind: 'changed', field: 'ring', events: 2, devices: 2 },
      ],
    })
  })

  test('of a device is found by its serial number, its ring, its id, and at its own address', async () => {
    const [device] = devices
    if (!device) throw new Error('The fleet is empty')
    const own = await everyChange(`changes?deviceId=${device.id}`)
    expect(own.length).toBeGreaterThan(0)
    expect(new Set(own.map(({ deviceId }) => deviceId))).toEqual(new Set([device.id]))
    expect(await everyChange(`devices/${device.id}/changes?limit=2`)).toEqual(own)
    expect(await everyChange(`changes?search=${device.serialNumber}+${device.model.split(' ')[0]}`)).toEqual(own)
    const ring = await everyChange(`changes?ring=${device.ring}&limit=500`)
    const inRing = new Set(devices.filter(each => each.ring === device.ring).map(({ id }) => id))
    expect(ring).toEqual((await everyChange('changes?limit=500')).filter(({ deviceId }) => inRing.has(deviceId)))
  })

  test('of a device nobody knows is empty', async () => {
    const { changes, nextCursor } = await json<ChangesAnswer>('devices/nobody/changes')
    expect([changes, nextCursor]).toEqual([[], null])
  })

  test.each([
    ['changes?colour=red', 'colour'],
    ['changes?kind=gone', 'kind'],
    ['changes?since=yesterday', 'since'],
    ['changes?limit=501', 'limit'],
    ['changes?cursor=abc', 'cursor'],
    ['changes?limit=1&limit=2', 'limit'],
    ['changes/summary?limit=1', 'limit'],
    ['changes/export?format=json', 'format'],
    ['changes/export?bom=1', 'bom'],
    ['changes/export?limit=1', 'limit'],
    ['devices/x/changes?deviceId=y', 'deviceId'],
    ['devices/%00/changes', 'deviceId'],
  ])('is not told for %s, which is refused by name', async (path, parameter) => {
    const answer = await viewer.api(`/api/inventory/${path}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'bad-request', detail: expect.stringContaining(parameter) })
  })

  test('is exported as it is filtered, with a ticket for one download, and goes on record (security 31, 39)', async () => {
    const { ticket } = (await (await viewer.api('/api/inventory/export', { method: 'POST' })).json()) as {
      ticket: string
    }
    const address = '/api/inventory/changes/export?since=2026-11-20&field=ring&field=userUpn&bom=yes'
    expect((await viewer.request(address)).status).toBe(403)
    const answer = await viewer.request(`${address}&ticket=${ticket}`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="changes-\d{4}-\d\d-\d\d\.csv"$/)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(new TextDecoder().decode(bytes).split('\r\n')).toEqual([
      'Time,Device Name,Entra Device ID,Change,Field,From,To',
      `2026-11-20T12:00:00.000Z,MMD-0,${devices[3]?.id},changed,userUpn,,"a ""b"", c"`,
      `2026-11-20T12:00:00.000Z,MMD-0,${devices[2]?.id},changed,ring,'=1+1,Broad`,
      '',
    ])
    expect((await viewer.request(`${address}&ticket=${ticket}`)).status).toBe(403)
    const recorded = await server.sql(`select upn from audit_events where kind = 'changes-exported'`)
    expect(recorded).toEqual([{ upn: PEOPLE.viewer }])
  })

  test('keeps a device that has left: found by its serial number, and shown as it was last', async () => {
    const gone = { ...devices[0], id: 'gone-id', name: 'GONE-1', serialNumber: 'GONE-SERIAL', model: 'Book 9' }
    await server.sql(
      `insert into removed_devices (tenant_id, id, removed_in, removed_at, device) values ($1, 'gone-id', 1, now(), $2)`,
      [registration.tenantId, JSON.stringify(gone)],
    )
    await server.sql(
      `insert into device_changes (tenant_id, at, device_id, device_name, kind) values ($1, now(), 'gone-id', 'GONE-1', 'removed')`,
      [registration.tenantId],
    )
    const page = async (path: string) => (await viewer.request(path)).text()
    const shown = await page('/devices/gone-id?find=GONE-1')
    expect(shown).toContain('This device is no longer in the fleet')
    expect(shown).toContain('GONE-SERIAL')
    expect((await viewer.api('/api/inventory/devices/gone-id')).status).toBe(404)
    for (const unknown of ['/devices/never-there', '/devices/%00']) {
      expect([unknown, (await page(unknown)).includes('NEXT_HTTP_ERROR_FALLBACK;404')]).toEqual([unknown, true])
    }
    // The past is read once for a snapshot; this one came with another, as every device that leaves does.
    await server.sql('update inventory_snapshots set version = version + 1')
    // Whoever asks first may be answered from the one before.
    await expect
      .poll(() => everyChange('changes?search=gone-serial'))
      .toMatchObject([{ deviceId: 'gone-id', kind: 'removed' }])
  })
})
