import { describe, expect, test } from 'vitest'
import { devices } from '@/lib/db/schema'
import { unpackActivity } from '@/lib/inventory/activity'
import { readStoredFleet } from '@/lib/inventory/stored-fleet'
import { runSync } from '@/lib/inventory/sync'
import { readParts } from '@/lib/inventory/table-parts'
import { DATABASES } from '../support/databases'
import { listedDevice, listedFleet } from '../support/device-list'
import { at, prepareSyncTenant } from '../support/sync-tenant'

describe.each(DATABASES)('With %s a sync', (_, start) => {
  const tenant = prepareSyncTenant(start)
  const { options, snapshot, sql, status, sync } = tenant

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
    tenant.id = `${tenant.id}-neighbour`
    await sync(listedFleet(5_000).map(device => ({ ...device, ring: 'Test' })))
    const read: number[] = []
    const all = readParts(tenant.db, devices, isInPart =>
      tenant.db.select({ id: devices.id }).from(devices).where(isInPart),
    )
    for await (const rows of all) read.push(rows.length)
    expect(read.length).toBeGreaterThan(1)
    expect(read.reduce((sum, rows) => sum + rows)).toBe(
      Number((await sql<{ count: string }>('select count(*) from devices', []))[0]?.count),
    )

    const { version, places, hashes } = await readStoredFleet(tenant.db, tenant.id)
    const stored = await sql<{ id: string; hash: string }>('select id, hash from devices where tenant_id = $1')
    expect(version).toBe(1)
    expect(stored).toHaveLength(5_000)
    expect([...places.keys()].sort()).toEqual(stored.map(({ id }) => id).sort())
    expect(stored.filter(({ id, hash }) => hashes[places.get(id) ?? -1] !== hash)).toEqual([])
    expect(await readStoredFleet(tenant.db, 'nobody')).toEqual({ version: null, places: new Map(), hashes: [] })
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
    expect([...unpackActivity(seen.activity, 25).ageInMonths].slice(18)).toEqual([13, 13, 12.5, 12.5, 12.5, 12.5, 12.5])
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
    tenant.service.serve(listedFleet(1), response => {
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
    const other = tenant.id
    await sync(listedFleet(4))
    tenant.id = `${tenant.id}-neighbour`
    await sync(listedFleet(6))
    await sync(listedFleet(1), 15)
    expect(await snapshot()).toMatchObject({ version: 2, devices: 1 })
    tenant.id = other
    expect(await snapshot()).toMatchObject({ version: 1, devices: 4, removed: [] })
  })
})
