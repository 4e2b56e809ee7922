import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from '@/lib/db/client'
import { CHANGE_KINDS, type DeviceChange, EVENT_FIELDS, type EventField } from '@/lib/domain/change'
import { type ChangeQuery, EVERY_CHANGE } from '@/lib/domain/change-query'
import type { Device } from '@/lib/domain/device'
import { decodeChangeCursor } from '@/lib/inventory/change-cursor'
import { summarizeChanges } from '@/lib/inventory/count-changes'
import { exportChanges } from '@/lib/inventory/export-changes'
import type { Fleet } from '@/lib/inventory/fleet'
import { listChanges } from '@/lib/inventory/list-changes'
import { momentOf } from '@/lib/inventory/moment'
import { pastDevices } from '@/lib/inventory/past-devices'
import { readFleet } from '@/lib/inventory/read-fleet'
import { createRefresh } from '@/lib/inventory/refresh'
import { type DeviceSelection, isAboutDevices, selectDevices } from '@/lib/inventory/select-devices'
import type { DeviceSource } from '@/lib/inventory/source'
import { runSync } from '@/lib/inventory/sync'
import { DATABASES, type DatabaseServer } from '../support/databases'
import { deviceArbitrary, NOW } from '../support/device-arbitraries'
import { plainChanges } from '../support/plain-changes'

const MINUTE = 60_000

describe.each(DATABASES)('The history kept in %s', (_, start) => {
  let server: DatabaseServer
  let db: Database
  let tenants = 0

  beforeAll(async () => {
    server = await start('tables')
    db = connect(server.url)
  })
  afterAll(async () => {
    await db?.$client.end()
    await server?.stop()
  })

  const newTenant = () => `tenant-${++tenants}`

  /** Reads these devices at a time; or breaks off after half of them. */
  async function sync(tenantId: string, devices: Device[], at: number, breaks = false): Promise<void> {
    const source: DeviceSource = {
      async *listDevices() {
        yield breaks ? devices.slice(0, devices.length / 2) : devices
        if (breaks) throw new Error('The service broke off')
        return { dropped: 0 }
      },
    }
    const context = { tenantId, requestId: 'test', call: () => Promise.reject(new Error('never called')) }
    const toFailure = (error: unknown) => ({ code: 'test', title: String(error), detail: '', requestId: '' })
    const refresh = createRefresh({ db, source, context, now: () => at })
    const outcome = await runSync({ db, tenantId, refresh, toFailure, historyDays: 400, agingMonths: 36 })
    expect(outcome.state).toBe(breaks ? 'failed' : 'finished')
  }

  async function everyPage(
    tenantId: string,
    query: ChangeQuery,
    limit: number,
    devices: DeviceSelection | null = null,
  ) {
    const pages: DeviceChange[][] = []
    for (let after = null as ReturnType<typeof decodeChangeCursor>; ; ) {
      const { changes, nextCursor } = await listChanges(db, { tenantId, ...query }, devices, { after, limit })
      pages.push(changes)
      if (nextCursor === null) return pages
      after = decodeChangeCursor(nextCursor)
      expect(after).not.toBeNull()
    }
  }

  async function selectionOf(tenantId: string, query: ChangeQuery): Promise<DeviceSelection | null> {
    const fleet = await fleetOf(tenantId)
    if (!isAboutDevices(query)) return null
    return selectDevices(fleet, await momentOf(fleet, NOW, 36), await pastDevices(db, tenantId, fleet), query)
  }

  async function fleetOf(tenantId: string): Promise<Fleet> {
    const fleet = await readFleet(db, tenantId, null)
    if (!fleet) throw new Error('There is no snapshot')
    return fleet
  }

  test('replayed onto the first snapshot gives every later one, whatever failed in between (security 41)', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async steps => {
        const tenantId = newTenant()
        const snapshots: { at: number; fleet: Device[] }[] = []
        for (const [index, { fleet, breaks }] of steps.entries()) {
          const at = NOW + index * MINUTE
          await sync(tenantId, fleet, at, breaks && index > 0)
          if (!breaks || index === 0) snapshots.push({ at, fleet })
        }
        const told = (await everyPage(tenantId, EVERY_CHANGE, 7)).flat().reverse()
        const [first, ...later] = snapshots
        const replay = createReplay(first?.fleet ?? [])
        for (const { at, fleet } of later) {
          for (const change of told.filter(each => Date.parse(each.at) === at)) replay.apply(change, fleet)
          expect(replay.fleet()).toEqual(Object.fromEntries(fleet.map(device => [device.id, toldOf(device)])))
        }
        expect(told.filter(each => !later.some(({ at }) => Date.parse(each.at) === at))).toEqual([])
      }),
      { numRuns: 12 },
    )
  })

  describe('of a fleet that changed again and again', () => {
    let tenantId = ''
    let all: DeviceChange[] = []
    let devices: Device[] = []

    beforeAll(async () => {
      tenantId = newTenant()
      const pool = fc.sample(deviceArbitrary, { numRuns: 260, seed: 7 })
      const others = fc.sample(deviceArbitrary, { numRuns: 1_300, seed: 11 })
      const last = new Map<string, Device>()
      for (let round = 0; round < 6; round += 1) {
        const fleet = pool
          .filter((_, index) => (index + round) % 29 !== 0)
          .map((device, index) => ({
            ...((index + round) % 9 === 0 ? { ...others[round * 200 + (index % 200)], id: device.id } : device),
            // So that one value is common enough to be asked for more devices than are read by their index.
            ring: index % 11 === 0 ? 'Fast' : 'Broad',
          })) as Device[] // each is one whole device or the other
        await sync(tenantId, fleet, NOW + round * 7 * 60 * MINUTE)
        for (const device of fleet) last.set(device.id, device)
      }
      devices = [...last.values()]
      all = await everyChange(tenantId)
    })

    test('is listed as a plain filter of the same changes would, each change once over all pages', async () => {
      expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(CHANGE_KINDS))
      await fc.assert(
        fc.asyncProperty(queries(devices), fc.integer({ min: 1, max: 500 }), async (query, limit) => {
          const expected = plainChanges(all, devices, query)
          const selection = await selectionOf(tenantId, query)
          const pages = await everyPage(tenantId, query, limit, selection)
          expect(pages.flat()).toEqual(expected)
          expect(pages.slice(0, -1).map(page => page.length)).toEqual(pages.slice(0, -1).map(() => limit))

          const { counts } = await summarizeChanges(db, await fleetOf(tenantId), '', { tenantId, ...query }, selection)
          expect(counts.reduce((sum, { events }) => sum + events, 0)).toBe(expected.length)
          for (const { kind, field, events, devices: touched } of counts) {
            const these = expected.filter(change => change.kind === kind && change.field === field)
            expect([events, touched]).toEqual([these.length, new Set(these.map(({ deviceId }) => deviceId)).size])
          }
        }),
        { numRuns: 60 },
      )
    })

    test('is exported whole, in lines that no spreadsheet takes for formulas (security 39)', async () => {
      let text = ''
      for await (const piece of exportChanges(db, { tenantId, ...EVERY_CHANGE }, null, false)) text += piece
      const lines = text.split('\r\n').slice(0, -1)
      expect(lines[0]).toBe('Time,Device Name,Entra Device ID,Change,Field,From,To')
      expect(lines.filter(line => /^\d{4}-\d\d-\d\dT/.test(line))).toHaveLength(all.length)
      expect(text).not.toMatch(/(^|,)"?[=+\-@]/m)
    })
  })

  test('is searched for many devices that changed rarely in steps, which lead to every change', async () => {
    const tenantId = newTenant()
    const wanted = Array.from({ length: 300 }, (_, index) => `rare-${index}`)
    await db.$client.query(
      `insert into device_changes (tenant_id, at, device_id, device_name, kind)
       select $1, to_timestamp($2 + n / 50), case when n % 6000 = 5 then 'rare-' || n % 300 else 'other-' || n end, '', 'added'
       from generate_series(1, 18000) n`,
      [tenantId, NOW / 1000],
    )
    const selection = { size: wanted.length, has: (id: string) => wanted.includes(id), ids: () => wanted }
    const pages = await everyPage(tenantId, EVERY_CHANGE, 100, selection)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flat().map(({ deviceId }) => deviceId)).toEqual(['rare-5', 'rare-5', 'rare-5'])
  })

  /** As they are stored. */
  async function everyChange(tenantId: string): Promise<DeviceChange[]> {
    const { rows } = await db.$client.query(
      `select id::integer, at, device_id as "deviceId", device_name as "deviceName", kind, field, "from", "to"
       from device_changes where tenant_id = $1`,
      [tenantId],
    )
    return rows.map(row => ({ ...row, at: row.at.toISOString() })) as DeviceChange[] // as the query says
  }
})

type Told = Record<EventField, string | null>

/** What events tell of a device. */
function toldOf(device: Device): Told {
  const { name, userUpn, ring, profile, compliance, osVersion, profileAssignment } = device
  return { name, userUpn, ring, profile, compliance, osVersion, profileAssignment }
}

/** A fleet that becomes what events say of it. */
function createReplay(fleet: Device[]) {
  const present = new Map(fleet.map(device => [device.id, toldOf(device)]))
  const gone = new Map<string, Told>()
  const move = (id: string, from: Map<string, Told>, to: Map<string, Told>) => {
    const told = from.get(id)
    if (!told) throw new Error(`No device ${id} can come or go`)
    from.delete(id)
    to.set(id, told)
  }
  return {
    fleet: () => Object.fromEntries(present),
    /** @param after the snapshot that shows the change: what a new device is like, no event tells */
    apply({ deviceId, kind, field, from, to }: DeviceChange, after: Device[]): void {
      const before = present.get(deviceId)
      if (kind === 'removed') move(deviceId, present, gone)
      else if (kind === 'returned') move(deviceId, gone, present)
      else if (kind === 'added') {
        expect([before, gone.get(deviceId)]).toEqual([undefined, undefined])
        for (const device of after) if (device.id === deviceId) present.set(deviceId, toldOf(device))
      } else if (before && field) {
        expect(before[field]).toBe(from)
        present.set(deviceId, { ...before, [field]: to })
      } else throw new Error(`Nothing of ${deviceId} can have changed`)
    },
  }
}

/** Readings of a small fleet whose devices come, go and change, some of which break off. */
const histories = fc.array(
  fc.record({
    fleet: fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), deviceArbitrary), {
        selector: ([id]) => id,
        minLength: 2,
      })
      .map(devices => devices.map(([id, device]) => ({ ...device, id }))),
    breaks: fc.boolean(),
  }),
  { minLength: 2, maxLength: 8 },
)

function queries(devices: Device[]): fc.Arbitrary<ChangeQuery> {
  const some = <Value>(values: readonly Value[], most = 2) =>
    fc.oneof(
      { weight: 2, arbitrary: fc.constant<Value[]>([]) },
      { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most }) },
    )
  const time = fc.integer({ min: -1, max: 6 * 7 }).map(hours => NOW + hours * 60 * MINUTE)
  const device = fc.constantFrom(...devices)
  return fc.record({
    search: fc.oneof(
      { weight: 2, arbitrary: fc.constant('') },
      { weight: 2, arbitrary: fc.constantFrom('mmd', 'ana', 'É', 'mmd-1 latitude', '5cg', '%', 'nobody') },
      { weight: 1, arbitrary: device.map(({ name, id }) => name || id) },
    ),
    since: fc.option(time, { nil: null, freq: 1 }),
    until: fc.option(time, { nil: null, freq: 1 }),
    kind: some(CHANGE_KINDS),
    field: some(EVENT_FIELDS, 5),
    ring: some(['Broad', 'Fast', 'Test']),
    model: some([...new Set(devices.map(({ model }) => model))].slice(0, 4)),
    deviceId: fc.option(
      fc.oneof(
        device.map(({ id }) => id),
        fc.constant('nobody'),
      ),
      { nil: null, freq: 6 },
    ),
  })
}
