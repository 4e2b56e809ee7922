import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Database } from '@/lib/db/client'
import { startEmbeddedDatabase } from '@/lib/db/embedded/start'
import { migrateDatabase } from '@/lib/db/migrate'
import { inventorySnapshots } from '@/lib/db/schema'
import type { Device } from '@/lib/domain/device'
import type { DeviceQuery } from '@/lib/domain/device-query'
import { NO_ACTIVITY, packActivity } from '@/lib/inventory/activity'
import { countFacets } from '@/lib/inventory/count-facets'
import type { Fleet } from '@/lib/inventory/fleet'
import { listDevices } from '@/lib/inventory/list-devices'
import { momentOf } from '@/lib/inventory/moment'
import { readFleet } from '@/lib/inventory/read-fleet'
import { createRefresh } from '@/lib/inventory/refresh'
import type { DeviceSource } from '@/lib/inventory/source'
import { readActivity } from '@/lib/inventory/stored-activity'
import { runSync } from '@/lib/inventory/sync'
import { createDataDirectory } from '../support/data-directory'
import { fleetArbitrary, NOW, sortArbitrary } from '../support/device-arbitraries'
import { plainFacets, plainList, withAttention } from '../support/plain-inventory'
import { startPostgres } from '../support/postgres'

const TENANT = '11111111-1111-4111-8111-111111111111'
const AGING = 36

const servers: [string, () => Promise<{ url: string; stop(): Promise<void> }>][] = [
  ['the embedded database', startEmbedded],
  ['a PostgreSQL server', startPostgres],
]

describe.each(servers)('A snapshot kept in %s', (_, start) => {
  let server: { url: string; stop(): Promise<void> }
  let db: Database
  beforeAll(async () => {
    server = await start()
    await migrateDatabase(server.url)
    db = connect(server.url)
  })
  afterAll(async () => {
    await db?.$client.end()
    await server?.stop()
  })

  test('answers any query as a plain list of the same devices would, read whole or from the snapshot before', async () => {
    let known: Fleet | null = null
    let version = 0
    await fc.assert(
      fc.asyncProperty(
        fleetArbitrary.filter(fleet => fleet.length > 0),
        queries(),
        async (devices, asked) => {
          await sync(db, devices)
          version += 1
          const whole = await readFleet(db, TENANT, null)
          known = await readFleet(db, TENANT, known)
          for (const fleet of [whole, known]) {
            if (!fleet) throw new Error('There is no snapshot')
            expect(fleet.snapshot.version).toBe(version)
            const at = { now: NOW, revisions: fleet.revisions }
            const moment = await momentOf(fleet, NOW, AGING)
            const plain = devices.map(device => withAttention(device, NOW, AGING, fleet.revisions))
            for (const query of asked) {
              const { devices: listed, total } = listDevices(fleet, moment, query, { offset: 0 }, 500)
              const expected = plainList(plain, query, at)
              expect(listed).toEqual(expected)
              expect(total).toBe(expected.length)
              const { facets } = countFacets(fleet, moment, query)
              const expectedFacets = plainFacets(plain, query.search, query.filters, at)
              for (const [facet, counts] of Object.entries(facets))
                expect(Object.fromEntries(counts.map(({ value, count }) => [value, count]))).toEqual(
                  expectedFacets[facet],
                )
            }
          }
        },
      ),
      { numRuns: 25, endOnFailure: true }, // each run is a sync on top of the one before, so none can be repeated
    )
  })

  test('gives back when each of many devices was last seen, however many pieces that is read in', async () => {
    const devices = 20_001
    const columns = Array.from({ length: devices }, (_, place) => ({
      lastSyncAt: place % 7 === 0 ? Number.NaN : NOW - place * 1_000,
      ageInMonths: place % 5 === 0 ? Number.NaN : place / 8,
    }))
    const row = { version: 1, takenAt: new Date(NOW), devices }
    const activity = packActivity(devices, place => columns[place] ?? NO_ACTIVITY)
    const tenantId = 'many'
    await db.insert(inventorySnapshots).values({ tenantId, ...row, activity })

    const read = await readActivity(db, tenantId, devices)
    expect([...read.lastSyncAt]).toEqual(columns.map(({ lastSyncAt }) => lastSyncAt))
    expect([...read.ageInMonths]).toEqual(columns.map(({ ageInMonths }) => ageInMonths))
    await expect(readActivity(db, tenantId, devices + 1)).rejects.toThrow(/320032 bytes and not 320016/)
  })
})

function queries(): fc.Arbitrary<DeviceQuery[]> {
  const filters = fc.constantFrom<DeviceQuery['filters']>(
    {},
    { ring: ['Fast', 'Slow, later'] },
    { compliance: ['NonCompliant'], assigned: ['no'] },
    { attention: ['stale-sync', 'behind-on-updates'] },
    { syncAge: ['never', 'older'], managementAgent: ['(none)'] },
    { updates: ['behind', 'waiting'], hardwareAge: ['2-to-3', 'unknown'] },
  )
  const search = fc.constantFrom('', 'mmd', 'ana', 'É', "it's", '%', '5CG', 'latitude x')
  return fc.array(fc.record({ search, set: fc.constant(null), filters, sort: sortArbitrary }), {
    minLength: 1,
    maxLength: 6,
  })
}

async function sync(db: Database, devices: Device[]): Promise<void> {
  const source: DeviceSource = {
    async *listDevices() {
      yield devices
      return { dropped: 0 }
    },
  }
  const context = { tenantId: TENANT, requestId: 'test', call: () => Promise.reject(new Error('never called')) }
  const toFailure = (error: unknown) => ({ code: 'test', title: String(error), detail: '', requestId: '' })
  const outcome = await runSync({
    db,
    tenantId: TENANT,
    refresh: createRefresh({ db, source, context, now: () => NOW }),
    toFailure,
    historyDays: 400,
    agingMonths: AGING,
  })
  if (outcome.state !== 'finished')
    throw new Error('The sync failed', { cause: 'error' in outcome ? outcome.error : null })
}

async function startEmbedded() {
  const data = await createDataDirectory()
  const database = await startEmbeddedDatabase(data.path)
  return {
    url: database.url,
    async stop() {
      await database.stop()
      await data.remove()
    },
  }
}
