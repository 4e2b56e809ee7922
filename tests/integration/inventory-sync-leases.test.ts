import { describe, expect, test } from 'vitest'
import { writeAhead } from '@/lib/inventory/snapshot-write'
import { toStorable } from '@/lib/inventory/stored-device'
import { runSync, startSync } from '@/lib/inventory/sync'
import { SyncLeaseLostError } from '@/lib/inventory/sync-lease'
import { wireDeviceSchema } from '@/lib/mmd/wire/device'
import { toDevice } from '@/lib/mmd/wire/to-device'
import { DATABASES } from '../support/databases'
import { listedDevice, listedFleet } from '../support/device-list'
import { prepareSyncTenant } from '../support/sync-tenant'

describe.each(DATABASES)('With %s of several syncs at once', (_, start) => {
  const tenant = prepareSyncTenant(start)
  const { options, snapshot, sql, status, sync } = tenant

  const fleet = listedFleet(45)

  test('one that has lost its lease writes nothing ahead', async () => {
    await sync(listedFleet(3))
    const stranger = { tenantId: tenant.id, holder: 'somebody-else' }
    const changed = { ...toStorable(toDevice(wireDeviceSchema.parse(listedDevice(9)))), isNew: true }
    await expect(writeAhead(tenant.db, stranger, [changed])).rejects.toThrow(SyncLeaseLostError)
    expect((await snapshot()).rows).toHaveLength(3)
  })

  test('are one: whoever comes second is told that one runs', async () => {
    let release = () => {}
    tenant.service.serve(fleet, (response, _asked, number) => {
      release = () => response.setHeader('content-type', 'application/json').end('{"value":[]}')
      return number === 1
    })
    const started = await Promise.all([1, 2, 3, 4].map(() => startSync(options())))
    expect(started.filter(run => run === null)).toHaveLength(3)
    await expect.poll(() => tenant.service.requests()).toBe(1)
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
    tenant.service.serve(fleet.slice(0, 10), response => {
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
    tenant.service.serve([], response => {
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
