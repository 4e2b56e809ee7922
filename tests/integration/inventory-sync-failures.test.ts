import { describe, expect, test } from 'vitest'
import { runSync } from '@/lib/inventory/sync'
import { DATABASES } from '../support/databases'
import { listedDevice, listedFleet } from '../support/device-list'
import type { Misdeed } from '../support/device-service'
import { prepareSyncTenant } from '../support/sync-tenant'

describe.each(DATABASES)('With %s a sync that fails', (_, start) => {
  const tenant = prepareSyncTenant(start)
  const { options, snapshot, sql, status, sync } = tenant

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
    tenant.service.serve(smaller, answer(from, send))
    expect(await runSync(options())).toMatchObject({ state: 'failed' })
    expect(await snapshot()).toEqual(before)
    expect(await status()).toMatchObject({
      state: 'failed',
      error: { code: 'failed', title: 'Failed', requestId: 'request' },
      snapshot: { version: 1 },
    })
  })

  test('is forgotten with the next one that does not', async () => {
    tenant.service.serve(
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
    tenant.service.serve(fleet, (_response, _asked, number) => {
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
