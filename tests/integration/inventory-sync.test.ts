import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { connect, type Database } from '@/lib/db/client'
import { migrateDatabase } from '@/lib/db/migrate'
import { devices } from '@/lib/db/schema'
import { createHttpClient } from '@/lib/http/client'
import { unpackActivity } from '@/lib/inventory/activity'
import { createMmdSource } from '@/lib/inventory/mmd-source'
import { createRefresh } from '@/lib/inventory/refresh'
import { writeAhead } from '@/lib/inventory/snapshot-write'
import type { SourceContext } from '@/lib/inventory/source'
import { toStorable } from '@/lib/inventory/stored-device'
import { readStoredFleet } from '@/lib/inventory/stored-fleet'
import { runSync, type SyncOptions, startSync } from '@/lib/inventory/sync'
import { SyncLeaseLostError } from '@/lib/inventory/sync-lease'
import { readSyncStatus } from '@/lib/inventory/sync-status'
import { readParts } from '@/lib/inventory/table-parts'
import { createMmdClient } from '@/lib/mmd/client'
import { wireDeviceSchema } from '@/lib/mmd/wire/device'
import { toDevice } from '@/lib/mmd/wire/to-device'
import { DATABASES, type DatabaseServer } from '../support/databases'
import { createImpatience, type ListedDevice, listedDevice, listedFleet } from '../support/device-list'
import { type DeviceService, type Misdeed, startDeviceService } from '../support/device-service'
import { startNodeProgram } from '../support/node-program'

type Changes = Partial<SyncOptions> & { now?: () => number }

describe.each(DATABASES)('With %s', (_, start) => {
  let server: DatabaseServer
  let db: Database
  let service: DeviceService
  let tenantId = ''
  let tenants = 0

  beforeAll(async () => {
    server = await start()
    await migrateDatabase(server.url)
    db = connect(server.url)
    service = await startDeviceService()
  })
  beforeEach(() => {
    tenantId = `tenant-${++tenants}`
  })
  afterEach(() => service.serve([]))
  afterAll(async () => {
    await service?.stop()
    await db?.$client.end()
    await server?.stop()
  })

  function options({ now = Date.now, ...changes }: Changes = {}): SyncOptions {
    const callMmd = createMmdClient(service.url, createHttpClient(new URL(service.url).origin))
    const context: SourceContext = {
      tenantId,
      requestId: 'request',
      call: call => callMmd({ ...call, token: 'token' }),
    }
    return {
      db,
      tenantId,
      refresh: createRefresh({ db, source: createMmdSource(createImpatience()), context, now }),
      toFailure: error => ({ code: 'failed', title: 'Failed', detail: nameOf(error), requestId: 'request' }),
      historyDays: 400,
      agingMonths: 36,
      ...changes,
    }
  }

  /** Reads these devices, as of some minutes after the test's beginning of time. */
  async function sync(rows: readonly unknown[], minute = 0, changes: Changes = {}) {
    service.serve(rows)
    return runSync(options({ now: () => at(minute).getTime(), ...changes }))
  }

  async function sql<Row>(text: string, values: unknown[] = [tenantId]): Promise<Row[]> {
    return (await db.$client.query(text, values)).rows as Row[] // as the query says
  }

  /** What a reader sees: everything in one transaction. */
  async function snapshot() {
    const client = await db.$client.connect()
    try {
      await client.query('begin isolation level repeatable read')
      const read = async (text: string) => (await client.query(text, [tenantId])).rows
      const [head] = await read('select version, devices, activity from inventory_snapshots where tenant_id = $1')
      const rows = await read('select id, name, ring, changed_in from devices where tenant_id = $1 order by id')
      const removed = await read('select id from removed_devices where tenant_id = $1 order by id')
      const events = await read(
        'select device_name, kind, field, "from", "to" from device_changes where tenant_id = $1 order by id',
      )
      return {
        version: head?.version ?? 0,
        devices: head?.devices ?? 0,
        activity: head?.activity,
        rows,
        removed,
        events,
      }
    } finally {
      await client.query('rollback')
      client.release()
    }
  }

  const status = async () => (await readSyncStatus(db, tenantId)).status

  /** As if so much time had passed that whoever holds the lease must be dead. */
  const expireLease = () =>
    sql(`update inventory_syncs set lease_until = now() - interval '1 second' where tenant_id = $1`)

  describe('a sync', () => {
    test('stores the fleet, and the first snapshot tells of no changes', async () => {
      const rows = [
        ...listedFleet(34),
        listedDevice(35, {
          name: '',
          intuneId: null,
          osVersion: null,
          lastIntuneSyncDateTimeUtc: null,
          ageInMonths: null,
        }),
      ]
      expect(await sync(rows)).toMatchObject({ state: 'finished', version: 1, devices: 35, written: 35, events: 0 })
      const seen = await snapshot()
      expect(seen).toMatchObject({ version: 1, devices: 35, events: [], removed: [] })
      expect(seen.rows.map(({ id }) => id)).toEqual(rows.map(row => row.aadDeviceId))
      const { lastSyncAt, ageInMonths } = unpackActivity(seen.activity, 35)
      expect([lastSyncAt[0], ageInMonths[0]]).toEqual([Date.parse('2026-11-22T08:00:00Z'), 12.5])
      expect([lastSyncAt[34], ageInMonths[34]]).toEqual([Number.NaN, Number.NaN])
      expect(await status()).toMatchObject({
        state: 'idle',
        fetched: 35,
        error: null,
        snapshot: { version: 1, devices: 35 },
      })
    })

    test('finds each stored device with its hash, though a table is read in parts and tenants lie side by side', async () => {
      await sync(listedFleet(5_000))
      tenantId = `${tenantId}-neighbour`
      await sync(listedFleet(5_000).map(device => ({ ...device, ring: 'Test' })))
      const read: number[] = []
      const all = readParts(db, devices, isInPart => db.select({ id: devices.id }).from(devices).where(isInPart))
      for await (const rows of all) read.push(rows.length)
      expect(read.length).toBeGreaterThan(1)
      expect(read.reduce((sum, rows) => sum + rows)).toBe(
        Number((await sql<{ count: string }>('select count(*) from devices', []))[0]?.count),
      )

      const { version, places, hashes } = await readStoredFleet(db, tenantId)
      const stored = await sql<{ id: string; hash: string }>('select id, hash from devices where tenant_id = $1')
      expect(version).toBe(1)
      expect(stored).toHaveLength(5_000)
      expect([...places.keys()].sort()).toEqual(stored.map(({ id }) => id).sort())
      expect(stored.filter(({ id, hash }) => hashes[places.get(id) ?? -1] !== hash)).toEqual([])
      expect(await readStoredFleet(db, 'nobody')).toEqual({ version: null, places: new Map(), hashes: [] })
    })

    test('writes only the devices that changed, and their activity apart', async () => {
      const rows = listedFleet(30)
      await sync(rows)
      const later = rows.map((row, index) => ({
        ...row,
        lastIntuneSyncDateTimeUtc: '2026-11-22T09:30:00Z',
        ageInMonths: 12.75,
        ...(index === 4 ? { serialNumber: 'another' } : {}),
      }))
      expect(await sync(later, 15)).toMatchObject({ version: 2, written: 1, events: 0 })
      const seen = await snapshot()
      expect(seen.rows.filter(row => row.changed_in === 2).map(row => row.name)).toEqual(['MMD-5'])
      expect(unpackActivity(seen.activity, 30).lastSyncAt[29]).toBe(Date.parse('2026-11-22T09:30:00Z'))
    })

    test('believes no service that suddenly lists nothing (security 41)', async () => {
      await sync(listedFleet(12))
      expect(await sync([], 15)).toMatchObject({ state: 'failed' })
      expect(await snapshot()).toMatchObject({ version: 1, devices: 12, events: [], removed: [] })
      expect(await sync(listedFleet(12), 30)).toMatchObject({ state: 'finished', version: 2, written: 0, events: 0 })
    })

    test('tells of each field that matters, and of no other', async () => {
      const before = listedDevice(1, { userUpn: null })
      const after = listedDevice(1, {
        name: 'NEW-1',
        userUpn: 'zoe@contoso.example',
        primaryUpdateRing: 'Fast',
        persona: 'Kiosk',
        complianceState: 'NonCompliant',
        osVersion: '10.0.26200.1',
        profileAssignmentStatus: 'Failed',
        model: 'Book 4',
        userEmail: 'zoe@contoso.example',
      })
      await sync([before])
      await sync([after], 15)
      const told = (await snapshot()).events.map(({ device_name, kind, field, from, to }) => [
        device_name,
        kind,
        field,
        from,
        to,
      ])
      expect(told).toEqual([
        ['NEW-1', 'changed', 'name', 'MMD-1', 'NEW-1'],
        ['NEW-1', 'changed', 'userUpn', null, 'zoe@contoso.example'],
        ['NEW-1', 'changed', 'ring', 'Broad', 'Fast'],
        ['NEW-1', 'changed', 'profile', 'Standard', 'Kiosk'],
        ['NEW-1', 'changed', 'compliance', 'Compliant', 'NonCompliant'],
        ['NEW-1', 'changed', 'osVersion', '10.0.26100.2033', '10.0.26200.1'],
        ['NEW-1', 'changed', 'profileAssignment', 'Successful', 'Failed'],
      ])
    })

    test('remembers a removed device as it was last, and knows it again when it returns', async () => {
      const rows = listedFleet(12)
      await sync(rows)
      await sync(rows.slice(0, 11), 15)
      const gone = await sql<{ id: string; removed_in: number; device: unknown }>(
        'select id, removed_in, device from removed_devices where tenant_id = $1',
      )
      expect(gone).toEqual([
        {
          id: rows[11]?.aadDeviceId,
          removed_in: 2,
          device: expect.objectContaining({
            name: 'MMD-12',
            osBuild: '26100',
            lastSyncAt: '2026-11-22T08:00:00.000Z',
            ageInMonths: 12.5,
          }),
        },
      ])
      expect(await snapshot()).toMatchObject({ version: 2, devices: 11 })

      await sync([...rows, listedDevice(13)], 30)
      const seen = await snapshot()
      expect(seen).toMatchObject({ version: 3, devices: 13, removed: [] })
      expect(seen.events.map(({ device_name, kind }) => [device_name, kind])).toEqual([
        ['MMD-12', 'removed'],
        ['MMD-12', 'returned'],
        ['MMD-13', 'added'],
      ])
      expect(seen.rows.filter(row => row.changed_in === 3).map(row => row.name)).toEqual(['MMD-12', 'MMD-13'])
    })

    test('removes nothing when some rows cannot be read, and keeps what it knew of the missing (security 41)', async () => {
      const rows = listedFleet(25)
      await sync(rows)
      const broken = [...rows.slice(0, 20), { name: 'without an id' }].map(row => ({ ...row, ageInMonths: 13 }))
      expect(await sync(broken, 15)).toMatchObject({ state: 'finished', version: 2, devices: 25, removed: 0 })
      const seen = await snapshot()
      expect(seen).toMatchObject({ devices: 25, removed: [], events: [] })
      expect([...unpackActivity(seen.activity, 25).ageInMonths].slice(18)).toEqual([
        13, 13, 12.5, 12.5, 12.5, 12.5, 12.5,
      ])
    })

    test('notes when a Windows revision is first seen on devices that sync', async () => {
      const version = (osVersion: string, lastIntuneSyncDateTimeUtc = at(0).toISOString()) => ({
        osVersion,
        lastIntuneSyncDateTimeUtc,
      })
      const stale = new Date(at(0).getTime() - 6 * 86_400_000).toISOString()
      const rows = [
        listedDevice(1, version('10.0.26100.10')),
        listedDevice(2, version('10.0.26100.11')),
        listedDevice(3, version('10.0.26100.99', stale)),
        listedDevice(4, version('10.0.22631.7')),
      ]
      await sync(rows, 0)
      await sync([...rows, listedDevice(5, version('10.0.22631.8'))], 15)
      const known = await sql(
        'select build, revision, current_since from windows_revisions where tenant_id = $1 order by build, revision',
      )
      expect(known).toEqual([
        { build: 22631, revision: 7, current_since: at(0) },
        { build: 22631, revision: 8, current_since: at(15) },
        { build: 26100, revision: 11, current_since: at(0) },
      ])
    })

    test('forgets changes and removed devices that are older than the history', async () => {
      const rows = listedFleet(3)
      const day = 24 * 60
      await sync(rows)
      await sync(rows.slice(0, 2), 1)
      await sync(rows.slice(0, 1), 5 * day)
      await sync(rows.slice(0, 1), 11 * day, { historyDays: 10 })
      const seen = await snapshot()
      expect(seen.events.map(event => event.device_name)).toEqual(['MMD-2'])
      expect(seen.removed).toEqual([{ id: rows[1]?.aadDeviceId }])
    })

    test('notes how the fleet stands on each day: by the last sync of the day, and never by one that failed', async () => {
      const day = 24 * 60
      const noted = () =>
        sql<{ day: string; taken_at: Date; counts: Record<string, { total: number }> }>(
          'select day, taken_at, counts from fleet_days where tenant_id = $1 order by day',
        )
      const total = (counts: Record<string, { total: number }>) =>
        Object.values(counts).reduce((sum, ring) => sum + ring.total, 0)
      await sync(listedFleet(3), 0)
      await sync(listedFleet(5), 15)
      await sync(listedFleet(4), day)
      service.serve(listedFleet(1), response => {
        response.writeHead(500).end()
        return true
      })
      expect(await runSync(options({ now: () => at(2 * day).getTime() }))).toMatchObject({ state: 'failed' })
      const days = await noted()
      expect(days.map(({ taken_at, counts }) => [taken_at, total(counts)])).toEqual([
        [at(15), 5],
        [at(day), 4],
      ])
      expect(days.map(({ day: name }) => name)).toEqual([at(0), at(day)].map(date => date.toISOString().slice(0, 10)))
      await sync(listedFleet(4), 11 * day, { historyDays: 10 })
      expect((await noted()).map(({ taken_at }) => taken_at)).toEqual([at(day), at(11 * day)])
    })

    test('stores text that no database can keep without what is wrong with it', async () => {
      const odd = [
        listedDevice(1, { model: 'nul\0 half \ud83d pair', serialNumber: 'back\\u0000slash' }),
        listedDevice(2),
      ]
      await sync(odd)
      expect(await sql('select model, serial_number from devices where tenant_id = $1 order by id limit 1')).toEqual([
        { model: 'nul half \ufffd pair', serial_number: 'back\\u0000slash' },
      ])
      expect(await sync(odd, 15)).toMatchObject({ state: 'finished', written: 0 })
    })

    test('of a tenant leaves the others alone', async () => {
      const other = tenantId
      await sync(listedFleet(4))
      tenantId = `${tenantId}-neighbour`
      await sync(listedFleet(6))
      await sync(listedFleet(1), 15)
      expect(await snapshot()).toMatchObject({ version: 2, devices: 1 })
      tenantId = other
      expect(await snapshot()).toMatchObject({ version: 1, devices: 4, removed: [] })
    })
  })

  describe('a sync that fails', () => {
    const fleet = listedFleet(60)
    const smaller = fleet.slice(0, 30)
    const answer =
      (from: number, send: (response: Parameters<Misdeed>[0]) => void): Misdeed =>
      (response, _asked, number) => {
        if (number < from) return false
        send(response)
        return true
      }
    const failures: [name: string, from: number, send: (response: Parameters<Misdeed>[0]) => void][] = [
      ['429 without end', 3, response => response.writeHead(429, { 'retry-after': '1' }).end()],
      ['errors of the service', 1, response => response.writeHead(500).end('{}')],
      ['a page of a gateway’s in HTML', 4, response => response.writeHead(200).end('<!doctype html><h1>Gateway</h1>')],
      [
        'connections that break in the middle of an answer',
        5,
        response => {
          response.writeHead(200, { 'content-length': '5000' })
          response.write('{"value":[', () => response.destroy())
        },
      ],
      ['a refusal', 6, response => response.writeHead(403).end('{"error":{"code":"403","message":"no"}}')],
    ]

    test.each(failures)('with %s changes nothing but its status (security 41)', async (_name, from, send) => {
      await sync(fleet)
      const before = await snapshot()
      service.serve(smaller, answer(from, send))
      expect(await runSync(options())).toMatchObject({ state: 'failed' })
      expect(await snapshot()).toEqual(before)
      expect(await status()).toMatchObject({
        state: 'failed',
        error: { code: 'failed', title: 'Failed', requestId: 'request' },
        snapshot: { version: 1 },
      })
    })

    test('is forgotten with the next one that does not', async () => {
      service.serve(
        fleet,
        answer(2, response => response.writeHead(403).end()),
      )
      await runSync(options())
      expect(await status()).toMatchObject({ state: 'failed', snapshot: null })
      await sync(fleet)
      expect(await status()).toMatchObject({ state: 'idle', error: null, snapshot: { version: 1, devices: 60 } })
    })

    test('because it is stopped says so', async () => {
      const stop = new AbortController()
      service.serve(fleet, (_response, _asked, number) => {
        if (number === 3) stop.abort(new Error('the console stops'))
        return number === 3
      })
      expect(await runSync(options({ signal: stop.signal }))).toMatchObject({ state: 'failed' })
      expect(await status()).toMatchObject({ state: 'failed', error: { detail: 'the console stops' } })
    })

    test('while writing leaves nothing behind', async () => {
      await sync(fleet)
      const before = await snapshot()
      await sql("alter table device_changes add constraint trap check (device_name <> 'trap')", [])
      try {
        const trapped = [...fleet.slice(1), listedDevice(61, { name: 'trap' })]
        expect(await sync(trapped, 15)).toMatchObject({ state: 'failed' })
        expect(await snapshot()).toEqual(before)
      } finally {
        await sql('alter table device_changes drop constraint trap', [])
      }
      expect(await sync(smaller, 30)).toMatchObject({ state: 'finished', version: 2, removed: 30 })
    })
  })

  describe('several at once', () => {
    const fleet = listedFleet(45)

    test('one that has lost its lease writes nothing ahead', async () => {
      await sync(listedFleet(3))
      const stranger = { tenantId, holder: 'somebody-else' }
      const changed = { ...toStorable(toDevice(wireDeviceSchema.parse(listedDevice(9)))), isNew: true }
      await expect(writeAhead(db, stranger, [changed])).rejects.toThrow(SyncLeaseLostError)
      expect((await snapshot()).rows).toHaveLength(3)
    })

    test('are one: whoever comes second is told that one runs', async () => {
      let release = () => {}
      service.serve(fleet, (response, _asked, number) => {
        release = () => response.setHeader('content-type', 'application/json').end('{"value":[]}')
        return number === 1
      })
      const started = await Promise.all([1, 2, 3, 4].map(() => startSync(options())))
      expect(started.filter(run => run === null)).toHaveLength(3)
      await expect.poll(() => service.requests()).toBe(1)
      release()
      const [run] = started.filter(each => each !== null)
      expect(await run?.done).toMatchObject({ state: 'finished', version: 1 })
    })

    test('a run that was away for too long writes nothing over what a newer one wrote (security 41)', async () => {
      await sync(fleet)
      let release = () => {}
      let reached = () => {}
      const isHeld = new Promise<void>(resolve => {
        reached = resolve
      })
      service.serve(fleet.slice(0, 10), response => {
        release = () => {
          response.setHeader('content-type', 'application/json')
          response.end('{"value":[]}')
        }
        reached()
        return true
      })
      const away = await startSync(options())
      await isHeld
      // The database takes it for dead, as it would after a pause of the machine.
      await sql(
        `update inventory_syncs set lease_holder = 'nobody', lease_until = now() - interval '1 second' where tenant_id = $1`,
      )
      expect(await sync([...fleet, listedDevice(46)], 15)).toMatchObject({ state: 'finished', version: 2 })
      const after = await snapshot()
      release()
      expect(await away?.done).toMatchObject({ state: 'failed', error: expect.any(SyncLeaseLostError) })
      expect(await snapshot()).toEqual(after)
      expect(await status()).toMatchObject({ state: 'idle', error: null })
    })

    test('a run keeps its lease for as long as it takes', async () => {
      let release = () => {}
      service.serve([], response => {
        release = () => response.setHeader('content-type', 'application/json').end('{"value":[]}')
        return true
      })
      const slow = await startSync(options())
      await sql(`update inventory_syncs set lease_until = now() + interval '3 seconds' where tenant_id = $1`)
      await new Promise(resolve => setTimeout(resolve, 4_000))
      expect(await runSync(options())).toEqual({ state: 'busy' })
      expect(await status()).toMatchObject({ state: 'running' })
      release()
      expect(await slow?.done).toMatchObject({ state: 'finished' })
    })

    test('and readers meanwhile see one snapshot or the next, never a mixture (security 41)', async () => {
      const fleets = ['Fast', 'Broad', 'First', 'Test'].map((ring, index) =>
        listedFleet(40 + index).map(row => ({ ...row, primaryUpdateRing: ring })),
      )
      const mixtures: unknown[] = []
      let isOver = false
      let readings = 0
      const read = async () => {
        while (!isOver) {
          const { version, devices, rows } = await snapshot()
          readings += 1
          const wanted = fleets[version - 1] ?? []
          const isWhole = devices === rows.length && rows.length === wanted.length
          const rings = [...new Set(rows.map(({ ring }) => ring))]
          if (version > 0 && !(isWhole && rings.length === 1 && rings[0] === wanted[0]?.primaryUpdateRing)) {
            mixtures.push({ version, devices, rows: rows.length, rings })
          }
        }
      }
      const reader = read()
      for (const rows of fleets) await sync(rows)
      isOver = true
      await reader
      expect(mixtures).toEqual([])
      expect(readings).toBeGreaterThan(4)
    })
  })

  describe('a process that is killed', () => {
    const fleet = listedFleet(28)

    /** Starts a sync in a process of its own and kills it as soon as the service gets its so-manieth request. */
    async function killAt(request: number, rows: ListedDevice[]): Promise<void> {
      let reached = () => {}
      const isReached = new Promise<void>(resolve => {
        reached = resolve
      })
      service.serve(rows, (_response, _asked, number) => {
        if (number >= request) reached()
        return number >= request
      })
      const program = startNodeProgram([
        '--conditions=react-server',
        ...['tests/support/sync-once.ts', server.url, service.url, tenantId],
      ])
      await isReached
      program.kill()
      await program.exitCode
    }

    test('at any page leaves the old snapshot, and the next run goes on from it (security 41)', async () => {
      await sync(fleet)
      const before = await snapshot()
      const another = listedFleet(31).slice(3)
      // So many requests a run makes: four pages, two behind the end, what the last page lacks, and what lies behind it.
      for (const request of [1, 2, 3, 4, 5, 6, 7, 8]) {
        await killAt(request, another)
        expect(await snapshot(), `killed at request ${request}`).toEqual(before)
        expect(await status()).toMatchObject({ state: 'running' })
        await expireLease()
      }
      expect(await sync(another, 15)).toMatchObject({ state: 'finished', version: 2, removed: 3 })
      expect(service.requests()).toBeGreaterThanOrEqual(8)
    }, 180_000)

    test('is taken for dead some seconds later: shown as interrupted, and another run may start', async () => {
      await killAt(2, fleet)
      expect(await runSync(options())).toEqual({ state: 'busy' })
      await expect.poll(async () => (await status()).state, { timeout: 15_000, interval: 500 }).toBe('failed')
      expect(await status()).toMatchObject({ error: { code: 'sync-interrupted' }, finishedAt: expect.any(String) })
      expect(await sync(fleet)).toMatchObject({ state: 'finished', version: 1 })
    })

    test('while it wrote its first snapshot leaves none, and what it wrote is gone with the next (security 41)', async () => {
      // As it would be with a process killed between two batches: rows, and no snapshot yet.
      await sync(listedFleet(20))
      await sql('delete from inventory_snapshots where tenant_id = $1')
      expect(await snapshot()).toMatchObject({ version: 0 })
      const rows = listedFleet(30).slice(15)
      expect(await sync(rows)).toMatchObject({ state: 'finished', version: 1, devices: 15 })
      const seen = await snapshot()
      expect(seen).toMatchObject({ version: 1, devices: 15, events: [], removed: [] })
      expect(seen.rows.map(({ id }) => id)).toEqual(rows.map(row => row.aadDeviceId))
    })
  })
})

/** Minutes after the tests' beginning of time. */
function at(minute: number): Date {
  return new Date(Date.parse('2026-11-22T10:00:00Z') + minute * 60_000)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
