import pg from 'pg'
import { startConsole } from '../../tests/support/console-server'
import { HttpPerson, PEOPLE } from '../../tests/support/http-person'
import { startPostgres } from '../../tests/support/postgres'
import { untilSnapshot } from '../../tests/support/synced-console'
import { median, reportAbsolute } from './report'

const EVENTS = 1_000_000
const PAGE_MS = 50
const ROUNDS = 15

/** Questions to a history of a million changes of 21,829 devices over a year, each with what it is called. */
const QUESTIONS: readonly [name: string, query: string][] = [
  ['newest of all', ''],
  ['of a kind that is rare', 'kind=removed'],
  ['of two kinds, in a ring', 'field=compliance&field=osVersion&ring=Fast'],
  ['of a search for many devices', 'search=mmd'],
  ['of a search for one device', 'search=MMD-0&kind=changed'],
  ['of a month, half a year ago', `since=${daysAgo(210)}&until=${daysAgo(180)}`],
]

/** What pages of a long history cost. */
export async function measureHistory(): Promise<void> {
  const postgres = await startPostgres()
  const env = { REQUESTS_PER_MINUTE: '1000000', DATABASE_URL: postgres.url }
  const server = await startConsole({ devices: 21_829, env })
  try {
    const person = new HttpPerson(server.url)
    await person.signIn(PEOPLE.viewer)
    await untilSnapshot(person, 60_000)
    await writeEvents(postgres.url)
    for (const [name, query] of QUESTIONS) {
      const times: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        const startedAt = performance.now()
        const answer = await person.api(`/api/inventory/changes?${query}`)
        if (!answer.ok) throw new Error(`The changes were answered ${answer.status}: ${await answer.text()}`)
        await answer.json()
        times.push(performance.now() - startedAt)
      }
      reportAbsolute(`A page of ${EVENTS.toLocaleString('en')} changes, ${name}`, median(times), PAGE_MS, 'ms')
    }
  } finally {
    await server.stop()
    await postgres.stop()
  }
}

/** Mostly Windows versions and compliance, as in a real history; one in two thousand is a removal. */
async function writeEvents(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(
      `insert into device_changes (tenant_id, at, device_id, device_name, kind, field, "from", "to")
     select tenant_id, now() - event * interval '31 seconds', id, name,
       case when event % 2000 = 0 then 'removed' else 'changed' end,
       case when event % 2000 = 0 then null
            when event % 10 = 0 then 'compliance' when event % 97 = 0 then 'ring' else 'osVersion' end,
       'before', 'after'
     from generate_series(1, ${EVENTS}) event
     join (select *, row_number() over (order by id) - 1 as place from devices) listed
       on place = event::bigint * 7919 % (select count(*) from devices)`,
    )
    await client.query('vacuum analyze device_changes')
  } finally {
    await client.end()
  }
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}
