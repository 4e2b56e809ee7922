import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Pool } from 'undici'
import type { DevicesAnswer, FacetsAnswer, SyncStatus } from '@/lib/domain/inventory'
import { callbackUrl, type RunningConsole, startConsole } from '../../tests/support/console-server'
import { HttpPerson, PEOPLE } from '../../tests/support/http-person'
import { freePort } from '../../tests/support/ports'
import { startPostgres } from '../../tests/support/postgres'
import { applicationToken, type Sandbox, startSandbox } from '../../tests/support/sandbox'
import { untilSnapshot } from '../../tests/support/synced-console'
import { median, report, reportAbsolute } from './report'

/** What a fleet of a size may take the console, in milliseconds: a page with search and filters, facets under a filter. */
const AIMS: Record<number, { page: number; facets: number }> = {
  21829: { page: 10, facets: 20 },
  100000: { page: 30, facets: 60 },
  1000000: { page: 60, facets: 400 },
}
/** What the overview takes more than a page of the frame alone: its own part of a page's time. */
const OVERVIEW_MS: Record<number, number> = { 21829: 30, 100000: 30, 1000000: 80 }
/** Facets of the whole fleet, which are asked for most. */
const CACHED_FACETS_MS = 5
const SYNC_RATIO = 2
const EXPORT_SHARE = 0.25
const MEGABYTES_AT_100_000 = 600
/** How long somebody who reads may have to wait while a sync runs. */
const READER_MS = { embedded: 500, postgres: 100 }
/** Somebody reads this often during a sync: many people at work, and not so many that they are the load. */
const BETWEEN_READERS_MS = 50
const ROUNDS = 25
const NEXT_SYNCS = 5
const LOOK_EVERY_MS = 250
const HOURS_BETWEEN_SYNCS = 6
/** Time to take the snapshot in and to come to rest; between two syncs of a console lie minutes. */
const BETWEEN_SYNCS_MS = 2_000
/** A person may not ask for syncs so often. */
const CRON_SECRET = 'bench'.padEnd(40, '-')
const EXPORTS = 3
const FETCHES = 3

type DatabaseKind = keyof typeof READER_MS

/** What questions to a console with a fleet cost, what reading and exporting the fleet costs, and how much memory it takes. */
export async function measureInventory(devices: number, kind: DatabaseKind): Promise<void> {
  const postgres = kind === 'postgres' ? await startPostgres() : null
  const env = { REQUESTS_PER_MINUTE: '1000000', CRON_SECRET, ...(postgres ? { DATABASE_URL: postgres.url } : {}) }
  const port = await freePort()
  const sandbox = await startSandbox({ redirectUris: [callbackUrl(port)], devices })
  // It makes its devices up when they are first asked for, which must not be a part of what is measured.
  for (let round = 0; round < FETCHES; round += 1) await fetchAll(sandbox)
  const server = await startConsole({ sandbox, port, env })
  try {
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    const name = (what: string) => `${what}, ${devices.toLocaleString('en')} devices, ${kind}`

    const first = await untilSnapshot(person, 15 * 60_000)
    report(name('First sync, ms'), { measured: durationOf(first), limit: await limitOf(sandbox), atMost: SYNC_RATIO })
    await measureQueries(server, person, devices, name)
    await measureNextSyncs(server, person, { devices, kind }, name)
    if (postgres) await measureExport(person, postgres.url, devices, name)
    if (kind === 'embedded' && devices === 100_000) {
      reportAbsolute(
        name('Resident memory of console and database'),
        residentMegabytes(server),
        MEGABYTES_AT_100_000,
        'MB',
      )
    }
  } finally {
    await server.stop()
    await sandbox.stop()
    await postgres?.stop()
  }
}

async function measureQueries(
  server: RunningConsole,
  person: HttpPerson,
  devices: number,
  name: (what: string) => string,
): Promise<void> {
  const { page, facets } = AIMS[devices] ?? { page: 60, facets: 400 }
  const sample = (await ask<DevicesAnswer>(person, `devices?limit=${ROUNDS}&sort=serialNumber`)).devices
  const { facets: counted } = await ask<FacetsAnswer>(person, 'facets')
  const filter = `compliance=Compliant&ring=${counted.ring[0]?.value ?? ''}`

  const asked = { serial: [] as string[], broad: [] as string[], filtered: [] as string[], all: [] as string[] }
  const pages = { overview: [] as number[], frame: [] as number[] }
  for (const [round, device] of sample.entries()) {
    // Each search is a new one, so that nothing is answered from what was found before.
    asked.serial.push(await idOf(person, `devices?${filter}&search=${encodeURIComponent(device.serialNumber)}`))
    asked.broad.push(await idOf(person, `devices?${filter}&search=${LETTERS[round]}&sort=-userUpn`))
    asked.filtered.push(await idOf(person, `facets?${filter}&search=${LETTERS[ROUNDS - 1 - round]}${round}`))
    asked.all.push(await idOf(person, 'facets'))
    pages.overview.push(await elapsed(() => readPage(person, '/')))
    pages.frame.push(await elapsed(() => readPage(person, '/sessions')))
  }
  const answered = async (what: string, ids: string[], atMost: number) =>
    reportAbsolute(name(what), median(await serverTimes(server, ids)), atMost, 'ms')
  await answered('Page, search by serial number and two filters', asked.serial, page)
  await answered('Page, search for one letter and two filters', asked.broad, page)
  await answered('Facets under two filters and a search', asked.filtered, facets)
  await answered('Facets of the whole fleet', asked.all, CACHED_FACETS_MS)
  const own = median(pages.overview) - median(pages.frame)
  reportAbsolute(name('The overview, beyond the frame of a page'), own, OVERVIEW_MS[devices] ?? 80, 'ms')
}

/** The id under which the console logs a request that has been answered. */
async function idOf(person: HttpPerson, path: string): Promise<string> {
  const answer = await person.api(`/api/inventory/${path}`)
  if (!answer.ok) throw new Error(`/api/inventory/${path} was answered ${answer.status}: ${await answer.text()}`)
  await answer.arrayBuffer()
  return answer.headers.get('x-request-id') ?? ''
}

/** What requests took the console by its own log, from the guard to the text of the answer, in milliseconds. */
async function serverTimes(server: RunningConsole, ids: readonly string[]): Promise<number[]> {
  for (const giveUpAt = Date.now() + 10_000; Date.now() < giveUpAt; ) {
    const lines = server.logs().filter(line => line.includes('"msg":"request"'))
    const times = lines.map(line => JSON.parse(line) as { requestId: string; ms: number })
    const found = times.filter(({ requestId }) => ids.includes(requestId)).map(({ ms }) => ms)
    if (found.length === ids.length) return found
    await pause(100)
  }
  throw new Error('The console did not log all requests')
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Later syncs: with nobody else there, as for the limit, and with somebody who reads all the time, and how long they wait. */
async function measureNextSyncs(
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

/** Rows per second of a CSV export, packed as it is sent, beside the database's own COPY of the same rows in an order. */
async function measureExport(
  person: HttpPerson,
  databaseUrl: string,
  devices: number,
  name: (what: string) => string,
): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const pool = new Pool(person.consoleUrl, { connections: 1 })
  const cookie = [...person.cookiesOf()].map(pair => pair.join('=')).join('; ')
  const headers = { cookie, 'x-csrf': '1', 'accept-encoding': 'gzip' }
  const copy = () =>
    client.query(`COPY (SELECT * FROM devices ORDER BY name COLLATE "und-x-icu", id) TO '/dev/null' (FORMAT csv)`)
  const download = async () => {
    const answer = await pool.request({ method: 'GET', path: '/api/inventory/export?format=csv', headers })
    if (answer.statusCode !== 200) throw new Error(`The export was answered ${answer.statusCode}`)
    for await (const _ of answer.body);
  }
  const times = { copy: [] as number[], download: [] as number[] }
  for (let round = 0; round < EXPORTS; round += 1) {
    times.copy.push(await elapsed(copy))
    times.download.push(await elapsed(download))
  }
  await client.end()
  await pool.close()
  report(name('Exported rows per second'), {
    measured: (devices / median(times.download)) * 1_000,
    limit: (devices / median(times.copy)) * 1_000,
    atLeast: EXPORT_SHARE,
  })
}

/** What a sync cannot go below, in milliseconds. */
async function limitOf(sandbox: Sandbox): Promise<number> {
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

/** Of the console and all that it started, in megabytes; what several of its processes share counts once. */
function residentMegabytes(server: RunningConsole): number {
  const parents = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
  const members = new Set([server.program.pid])
  for (let grown = true; grown; ) {
    const before = members.size
    for (const [pid = 0, parent = 0] of parents) if (members.has(parent)) members.add(pid)
    grown = members.size > before
  }
  const kilobytes = [...members].reduce((sum, pid) => {
    const shares = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return sum + Number(/^Pss:\s+(\d+)/m.exec(shares)?.[1])
  }, 0)
  return kilobytes / 1_024
}

async function ask<Answer>(person: HttpPerson, path: string): Promise<Answer> {
  const answer = await person.api(`/api/inventory/${path}`)
  if (!answer.ok) throw new Error(`/api/inventory/${path} was answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

async function readPage(person: HttpPerson, path: string): Promise<void> {
  const answer = await person.request(path)
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`)
  await answer.text()
}

async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
