import { describe, expect, test } from 'vitest'
import { runSync } from '@/lib/inventory/sync'
import { DATABASES } from '../support/databases'
import { type ListedDevice, listedFleet } from '../support/device-list'
import { startNodeProgram } from '../support/node-program'
import { prepareSyncTenant } from '../support/sync-tenant'

describe.each(DATABASES)('With %s a process that is killed', (_, start) => {
  const tenant = prepareSyncTenant(start)
  const { options, snapshot, sql, status, sync } = tenant

  const fleet = listedFleet(28)

  /** As if so much time had passed that whoever holds the lease must be dead. */
  const expireLease = () =>
    sql(`update inventory_syncs set lease_until = now() - interval '1 second' where tenant_id = $1`)

  /** Starts a sync in a process of its own and kills it as soon as the service gets its so-manieth request. */
  async function killAt(request: number, rows: ListedDevice[]): Promise<void> {
    let reached = () => {}
    const isReached = new Promise<void>(resolve => {
      reached = resolve
    })
    tenant.service.serve(rows, (_response, _asked, number) => {
      if (number >= request) reached()
      return number >= request
    })
    const program = startNodeProgram([
      '--conditions=react-server',
      ...['tests/support/sync-once.ts', tenant.databaseUrl, tenant.service.url, tenant.id],
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
    expect(tenant.service.requests()).toBeGreaterThanOrEqual(8)
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
