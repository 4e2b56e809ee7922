import { existsSync, mkdirSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startEmbeddedDatabase } from '../../lib/db/embedded/start'
import { ensureHistory } from '../../scripts/demo/ensure-history.mjs'
import { demoSettings } from '../../scripts/demo/settings.mjs'
import { createDataDirectory } from '../support/data-directory'
import { startNodeProgram } from '../support/node-program'
import { type Sandbox, startSandbox } from '../support/sandbox'

const DAY_MS = 86_400_000
/** For so many devices there is time for nine days; the sandbox has fewer, so that the test is short. */
const MANY_DEVICES = 200_000
const DAYS = 9

let sandbox: Sandbox
let folder = ''
beforeAll(async () => {
  sandbox = await startSandbox({ devices: 300, redirectUris: [] })
  folder = await mkdtemp(join(tmpdir(), 'console-demo-'))
})
afterAll(async () => {
  await sandbox?.stop()
  await rm(folder, { recursive: true, force: true })
})

const settingsFor = (name: string) => ({
  ...demoSettings({ port: 3000, sandboxUrl: sandbox.url, devices: MANY_DEVICES }),
  DATA_DIR: join(folder, name),
})

const clockOffset = async () => {
  // The control address shows every setting.
  const settings = (await sandbox.change({})) as { clockOffsetSeconds: number }
  return settings.clockOffsetSeconds
}

test('a new demo knows the past days, and is left alone from then on', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  const settings = settingsFor('whole')
  mkdirSync(`${settings.DATA_DIR}.unfinished`) // as an interrupted start leaves it
  await ensureHistory(settings, { sandboxUrl: sandbox.url, devices: MANY_DEVICES })
  expect(said).toHaveBeenCalledWith(expect.stringContaining(`Writing ${DAYS} days of history`))
  expect(existsSync(`${settings.DATA_DIR}.unfinished`)).toBe(false)
  expect(await clockOffset()).toBe(0)

  const database = await startEmbeddedDatabase(settings.DATA_DIR)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const [snapshot] = (await client.query('select version, taken_at, devices from inventory_snapshots')).rows
  const times = (await client.query('select distinct at from device_changes order by at')).rows.map(row => row.at)
  const counted = (await client.query('select day from fleet_days')).rows
  const [revision] = (await client.query('select min(current_since) as since from windows_revisions')).rows
  await client.end()
  await database.stop()

  expect(snapshot).toMatchObject({ version: DAYS + 1, devices: 300 })
  expect(counted).toHaveLength(DAYS + 1)
  expect(Date.now() - snapshot.taken_at.getTime()).toBeLessThan(60_000)
  const today = Math.floor(Date.now() / DAY_MS)
  const days = times.map(at => today - Math.floor(at.getTime() / DAY_MS))
  expect(new Set(days).size).toBe(days.length) // one reading a day
  expect(Math.max(...days)).toBeLessThan(DAYS) // the first tells of no changes
  expect(days.length).toBeGreaterThan(DAYS / 2)
  expect(times.at(0).toISOString()).toContain('T06:00:')
  expect(today - Math.floor(revision.since.getTime() / DAY_MS)).toBe(DAYS)

  const { ino } = statSync(settings.DATA_DIR)
  said.mockClear()
  await ensureHistory(settings, { sandboxUrl: sandbox.url, devices: MANY_DEVICES })
  expect(said).not.toHaveBeenCalled()
  expect(statSync(settings.DATA_DIR).ino).toBe(ino)
})

test('of a fleet that takes too long to read there is none', async () => {
  vi.spyOn(console, 'log').mockReturnValue()
  const settings = settingsFor('none')
  await ensureHistory(settings, { sandboxUrl: sandbox.url, devices: 1_000_000 })
  expect(existsSync(settings.DATA_DIR)).toBe(false)
})

test('one that is interrupted ends at once, with the database and the clock in order', async () => {
  const data = await createDataDirectory()
  const program = startNodeProgram(['--conditions=react-server', 'scripts/demo/history.ts', '90', sandbox.url], {
    ...settingsFor('interrupted'),
    DATA_DIR: data.path,
  })
  await program.line(line => line === '2 of 91')
  program.kill('SIGTERM')
  expect(await program.exitCode).toBe(1)
  expect(program.lines).not.toContain('91 of 91')
  expect(await clockOffset()).toBe(0)
  const database = await startEmbeddedDatabase(data.path)
  await database.stop()
  await data.remove()
})
