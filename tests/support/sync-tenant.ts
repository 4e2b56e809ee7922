import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { connect, type Database } from '@/lib/db/client'
import { createHttpClient } from '@/lib/http/client'
import { createMmdSource } from '@/lib/inventory/mmd-source'
import { createRefresh } from '@/lib/inventory/refresh'
import type { SourceContext } from '@/lib/inventory/source'
import { runSync, type SyncOptions } from '@/lib/inventory/sync'
import { readSyncStatus } from '@/lib/inventory/sync-status'
import { createMmdClient } from '@/lib/mmd/client'
import type { DatabaseServer, StartDatabase } from './databases'
import { createImpatience } from './device-list'
import { type DeviceService, startDeviceService } from './device-service'

type Changes = Partial<SyncOptions> & { now?: () => number }

/**
 * A tenant for each test of the group that calls this, whose fleet is read from a service of the group's own into a database
 * of its own. What it holds is there from the group's first test on.
 */
export function prepareSyncTenant(startDatabase: StartDatabase) {
  let server: DatabaseServer
  let db: Database
  let service: DeviceService
  let tenantId = ''
  let tenants = 0
  beforeAll(async () => {
    server = await startDatabase('tables')
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

  return {
    get id() {
      return tenantId
    },
    /** To go on as another tenant on the same database. */
    set id(another) {
      tenantId = another
    },
    get db() {
      return db
    },
    get databaseUrl() {
      return server.url
    },
    get service() {
      return service
    },
    options,
    /** Reads these devices, as of some minutes after the tests' beginning of time. */
    async sync(rows: readonly unknown[], minute = 0, changes: Changes = {}) {
      service.serve(rows)
      return runSync(options({ now: () => at(minute).getTime(), ...changes }))
    },
    /** Runs SQL whose only parameter is the tenant, unless told of others. */
    async sql<Row>(text: string, values: unknown[] = [tenantId]): Promise<Row[]> {
      return (await db.$client.query(text, values)).rows as Row[] // as the query says
    },
    snapshot,
    status: async () => (await readSyncStatus(db, tenantId)).status,
  }
}

/** Minutes after the tests' beginning of time. */
export function at(minute: number): Date {
  return new Date(Date.parse('2026-11-22T10:00:00Z') + minute * 60_000)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
