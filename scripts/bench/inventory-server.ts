import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Pool } from 'undici'
import type { DevicesAnswer, FacetsAnswer } from '@/lib/domain/inventory'
import { callbackUrl, type RunningConsole, startConsole } from '../../tests/support/console-server'
import { HttpPerson, PEOPLE } from '../../tests/support/http-person'
import { freePort } from '../../tests/support/ports'
import { startPostgres } from '../../tests/support/postgres'
import { startSandbox } from '../../tests/support/sandbox'
import { ask, elapsed, pause } from './asking'
import { CRON_SECRET, type DatabaseKind, limitOf, measureFirstSync, measureNextSyncs } from './inventory-syncs'
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
const EXPORT_SHARE = 0.25
const MEGABYTES_AT_100_000 = 600
const ROUNDS = 25
const EXPORTS = 3

/** What questions to a console with a fleet cost, what reading and exporting the fleet costs, and how much memory it takes. */
export async function measureInventory(devices: number, kind: DatabaseKind): Promise<void> {
  const postgres = kind === 'postgres' ? await startPostgres() : null
  const env = { REQUESTS_PER_MINUTE: '1000000', CRON_SECRET, ...(postgres ? { DATABASE_URL: postgres.url } : {}) }
  const port = await freePort()
  const sandbox = await startSandbox({ redirectUris: [callbackUrl(port)], devices })
  // It makes its devices up when they are first asked for, which must not be a part of what is measured.
  await limitOf(sandbox)
  const server = await startConsole({ sandbox, port, env })
  try {
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    const name = (what: string) => `${what}, ${devices.toLocaleString('en')} devices, ${kind}`

    await measureFirstSync(server, person, name)
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

async function readPage(person: HttpPerson, path: string): Promise<void> {
  const answer = await person.request(path)
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`)
  await answer.text()
}
