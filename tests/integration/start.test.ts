import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { type RunningConsole, settingsFor, startConsole } from '../support/console-server'
import { type Contents, createDataDirectory, type DataDirectory } from '../support/data-directory'
import { startNodeProgram } from '../support/node-program'
import { freePort } from '../support/ports'

let running: RunningConsole | undefined
let data: DataDirectory | undefined
afterEach(async () => {
  await running?.stop()
  await data?.remove()
  running = data = undefined
})

/** A console that brings its database along, as it does unless told of another. */
async function startEmbedded(contents: Contents): Promise<RunningConsole> {
  data = await createDataDirectory(contents)
  running = await startConsole({ devices: 5, dataDir: data.path })
  return running
}

test('a bad configuration is refused before anything starts, every fault named (security 37, 44)', async () => {
  const program = startNodeProgram(['scripts/start.ts'], { PORT: 'http', NEXTAUTH_URL: 'http://a.example' })
  expect(await program.exitCode).toBe(78)
  const said = program.lines.join('\n')
  for (const name of ['PORT', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'ENTRA_TENANT_ID', 'ENTRA_CLIENT_SECRET']) {
    expect(said).toContain(`- ${name} `)
  }
  expect(said).not.toMatch(/\bat .+:\d+:\d+/)
})

test('a database that cannot be used is a clear end, without its password', async () => {
  const url = `http://localhost:${await freePort()}`
  const program = startNodeProgram(['scripts/start.ts'], {
    ...settingsFor(url, url),
    DATABASE_URL: 'postgresql://console:database-password@localhost/console?host=/nowhere',
  })
  expect(await program.exitCode).toBe(1)
  expect(program.lines.join('\n')).toMatch(/database .* ENOENT/)
  expect(program.lines.join('\n')).not.toContain('database-password')
})

test('it ends on SIGTERM with code 0 and leaves no process behind', async () => {
  const { program } = await startEmbedded('tables')
  const started = [program.pid, ...descendants(program.pid)]
  expect(started.length).toBeGreaterThanOrEqual(3) // the command, the database, the server
  program.kill('SIGTERM')
  expect(await program.exitCode).toBe(0)
  expect(started.filter(isAlive)).toEqual([])
})

test('killed without warning, it takes its database and its server with it', async () => {
  const { program } = await startEmbedded('tables')
  const started = descendants(program.pid)
  program.kill('SIGKILL')
  await expect.poll(() => started.filter(isAlive), { timeout: 15_000 }).toEqual([])
})

test('when the embedded database dies, the console says so and ends', async () => {
  const { program, logs } = await startEmbedded('tables')
  const database = descendants(program.pid).find(pid => commandOf(pid).includes('embedded/process'))
  process.kill(Number(database), 'SIGKILL')
  expect(await program.exitCode).toBe(1)
  expect(logs().join('\n')).toContain('The embedded database ended unexpectedly')
})

test('every line it prints is JSON, also on a database that has no tables yet', async () => {
  const { logs, stop } = await startEmbedded('nothing')
  await stop()
  expect(logs().length).toBeGreaterThan(1)
  for (const line of logs()) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) })
})

/** All processes below one, from Linux's /proc. */
function descendants(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  return children.flatMap(child => [child, ...descendants(child)])
}

function commandOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
}

function isAlive(pid: number): boolean {
  try {
    // A zombie, waiting to be collected, has an empty command line.
    return commandOf(pid) !== ''
  } catch {
    return false
  }
}
