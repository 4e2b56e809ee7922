import { Pool } from 'undici'
import type { SyncStatus } from '@/lib/domain/inventory'
import type { RunningConsole } from '../../tests/support/console-server'
import type { HttpPerson } from '../../tests/support/http-person'
import { applicationToken, type Sandbox } from '../../tests/support/sandbox'
import { untilSnapshot } from '../../tests/support/synced-console'
import { ask, elapsed, pause } from './asking'
import { median, report, reportAbsolute } from './report'

const SYNC_RATIO = 2
/** How long somebody who reads may have to wait while a sync runs. */
const READER_MS = { embedded: 500, postgres: 100 }
/** Somebody reads this often during a sync: many people at work, and not so many that they are the load. */
const BETWEEN_READERS_MS = 50
const LOOK_EVERY_MS = 250
const NEXT_SYNCS = 5
const HOURS_BETWEEN_SYNCS = 6
/** Time to take the snapshot in and to come to rest; between two syncs of a console lie minutes. */
const BETWEEN_SYNCS_MS = 2_000
const FETCHES = 3
/** Lets the bench ask for syncs, as a person may not so often. */
export const CRON_SECRET = 'bench'.padEnd(40, '-')

export type DatabaseKind = keyof typeof READER_MS

/** The sync that a person's sign-in has started. */
export async function measureFirstSync(
  { sandbox }: RunningConsole,
  person: HttpPerson,
  name: (what: string) => string,
): Promise<void> {
  const first = await untilSnapshot(person, 15 * 60_000)
  report(name('First sync, ms'), { measured: durationOf(first), limit: await limitOf(sandbox), atMost: SYNC_RATIO })
}

/** Later syncs: with nobody else there, as for the limit, and with somebody who reads all the time, and how long they wait. */
export async function measureNextSyncs(
  server: RunningConsole,
  person: HttpPerson,
  { devices, kind }: { devices: number; kind: DatabaseKind },
  name: (what: string) => string,
): Promise<void> {
  const rounds = devices > 100_000 ? 1 : NEXT_SYNCS
  const times = { alone: [] as number[], beside: [] as number[] }
  const limits: number[] = []
  const waits: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const alone = await syncAgain(server, person, (2 * round - 1) * HOURS_BETWEEN_SYNCS, () => pause(LOOK_EVERY_MS))
    limits.push(await limitAtRest(server.sandbox))
    let longest = 0
    let asked = 0
    const beside = await syncAgain(server, person, 2 * round * HOURS_BETWEEN_SYNCS, async () => {
      await pause(BETWEEN_READERS_MS)
      const wait = await elapsed(() => ask(person, `devices?limit=100&offset=${asked++ % 500}`))
      longest = Math.max(longest, wait)
    })
    limits.push(await limitAtRest(server.sandbox))
    times.alone.push(durationOf(alone))
    times.beside.push(durationOf(beside))
    waits.push(longest)
  }
  const ratio = (what: string, measured: number[]) =>
    report(name(what), { measured: median(measured), limit: median(limits), atMost: SYNC_RATIO })
  ratio(`Next sync, median of ${rounds}, ms`, times.alone)
  ratio('The same while somebody reads, ms', times.beside)
  reportAbsolute(name('The longest they waited, median of the same syncs'), median(waits), READER_MS[kind], 'ms')
}

/** One more sync, some hours on by the fleet's clock; `meanwhile` is done again and again until it has ended. */
async function syncAgain(
  server: RunningConsole,
  person: HttpPerson,
  hours: number,
  meanwhile: () => Promise<void>,
): Promise<SyncStatus> {
  await pause(BETWEEN_SYNCS_MS)
  await server.sandbox.change({ clockOffsetSeconds: hours * 3_600 })
  const before = (await ask<SyncStatus>(person, 'sync')).snapshot?.version ?? 0
  const headers = { authorization: `Bearer ${CRON_SECRET}` }
  const answer = await fetch(`${server.url}/api/inventory/sync`, { method: 'POST', headers })
  if (answer.status !== 202) throw new Error(`The console starts no sync: ${answer.status} ${await answer.text()}`)
  for (;;) {
    await meanwhile()
    const status = await ask<SyncStatus>(person, 'sync')
    if (status.state === 'failed') throw new Error(`The sync failed: ${JSON.stringify(status)}`)
    if (status.state !== 'running' && (status.snapshot?.version ?? 0) > before) return status
  }
}

/** What a sync cannot go below, in milliseconds. */
export async function limitOf(sandbox: Sandbox): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < FETCHES; round += 1) times.push(await fetchAll(sandbox))
  return median(times)
}

/** The same once, when the console has come to rest. */
async function limitAtRest(sandbox: Sandbox): Promise<number> {
  await pause(BETWEEN_SYNCS_MS)
  return fetchAll(sandbox)
}

/** Fetching and parsing all pages, four at a time, with nothing done to them. */
async function fetchAll(sandbox: Sandbox): Promise<number> {
  const token = await applicationToken(sandbox)
  const pool = new Pool(sandbox.url, { connections: 4 })
  const top = 1_000
  const read = async (skip: number) => {
    const answer = await pool.request({
      method: 'GET',
      path: `/support/odata/v1/tenants/${sandbox.tenantId}/devices?$skip=${skip}&$top=${top}`,
      headers: { authorization: `Bearer ${token}` },
    })
    if (answer.statusCode !== 200) throw new Error(`The sandbox answered ${answer.statusCode}`)
    return (JSON.parse(await answer.body.text()) as { value: unknown[] }).value.length
  }
  const ms = await elapsed(async () => {
    let next = 0
    let ended = false
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        while (!ended) {
          const skip = next
          next += top
          if ((await read(skip)) === 0) ended = true
        }
      }),
    )
  })
  await pool.close()
  return ms
}

function durationOf({ startedAt, finishedAt }: SyncStatus): number {
  return Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '')
}
