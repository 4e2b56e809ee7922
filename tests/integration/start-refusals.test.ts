import { connect, createServer, type Server } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { settingsFor } from '../support/console-server'
import { type NodeProgram, startNodeProgram } from '../support/node-program'
import { freePort } from '../support/ports'

const CONFIGURATION_EXIT_CODE = 78
const PASSWORD = 'canary-database-password'

/** Everything a start needs, none of which is reached: the settings are read first. */
const COMPLETE = settingsFor('http://localhost:9', 'http://localhost:3000')

let program: NodeProgram | undefined
let silent: Server | undefined
afterEach(async () => {
  await program?.stop()
  await new Promise(resolve => (silent ? silent.close(resolve) : resolve(null)))
  program = silent = undefined
})

async function isListening(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

/** Whether anything listened on the port until the program ended. */
async function wasServed(port: number, { exitCode }: NodeProgram): Promise<boolean> {
  let hasEnded = false
  exitCode.then(() => {
    hasEnded = true
  })
  while (!hasEnded) {
    if (await isListening(port)) return true
    await wait(20)
  }
  return false
}

describe('Nothing is served', () => {
  test.each([
    ['NEXTAUTH_SECRET', '', /NEXTAUTH_SECRET is missing/],
    ['NEXTAUTH_SECRET', 'too-short', /NEXTAUTH_SECRET must be at least 32 characters/],
    ['NEXTAUTH_URL', '', /NEXTAUTH_URL is missing/],
    ['NEXTAUTH_URL', 'http://console.example', /NEXTAUTH_URL must be an https/],
    ['ENTRA_TENANT_ID', '', /ENTRA_TENANT_ID is missing/],
    ['ENTRA_TENANT_ID', 'common', /ENTRA_TENANT_ID must be a GUID/],
    ['ENTRA_CLIENT_ID', '', /ENTRA_CLIENT_ID is missing/],
    ['ENTRA_CLIENT_SECRET', '', /ENTRA_CLIENT_SECRET or ENTRA_CLIENT_CERTIFICATE is missing/],
    ['ENTRA_AUTHORITY', 'http://login.example', /ENTRA_AUTHORITY must be an https/],
    ['DATABASE_URL', `mysql://console:${PASSWORD}@localhost/console`, /DATABASE_URL must be a postgres/],
  ])('with %s being "%s", and the operator reads which setting it is (security 37)', async (name, value, said) => {
    const port = await freePort()
    program = startNodeProgram(['scripts/start.ts'], { ...COMPLETE, [name]: value, PORT: String(port) })
    expect(await wasServed(port, program)).toBe(false)
    expect(await program.exitCode).toBe(CONFIGURATION_EXIT_CODE)
    const text = program.lines.join('\n')
    expect(text).toMatch(said)
    expect(text.match(/^ +- /gm)).toHaveLength(1)
    expect(text).not.toContain(PASSWORD)
    expect(text).not.toContain(COMPLETE.ENTRA_CLIENT_SECRET)
  })

  test('while the database gives no answer, until it does (security 37)', async () => {
    silent = createServer(socket => socket.on('error', () => {}).resume()).listen(0, '127.0.0.1')
    await new Promise(resolve => silent?.once('listening', resolve))
    const address = silent.address()
    const databasePort = typeof address === 'object' ? address?.port : 0
    const port = await freePort()
    program = startNodeProgram(['scripts/start.ts'], {
      ...COMPLETE,
      DATABASE_URL: `postgresql://console:${PASSWORD}@127.0.0.1:${databasePort}/console`,
      PORT: String(port),
    })
    for (let look = 0; look < 20; look++) {
      expect([program.isRunning(), await isListening(port)]).toEqual([true, false])
      await wait(200)
    }
    expect(program.lines.join('\n')).not.toContain(PASSWORD)
  })

  test.each([
    ['NEXTAUTH_SECRET', /NEXTAUTH_SECRET is missing/],
    ['ENTRA_TENANT_ID', /ENTRA_TENANT_ID is missing/],
  ])('by the server alone either, started around our own command without %s (security 37)', async (name, said) => {
    const port = await freePort()
    const settings = { ...COMPLETE, [name]: '', DATABASE_URL: 'postgresql://localhost/none' }
    program = startNodeProgram(['node_modules/next/dist/bin/next', 'start', '--port', String(port)], settings)
    await Promise.race([program.exitCode, program.line(line => said.test(line)), wait(20_000)])
    for (const path of ['/', '/sign-in', '/api/health/ready', '/api/mmd/devices', '/api/auth/session']) {
      const status = await fetch(`http://localhost:${port}${path}`, { redirect: 'manual' }).then(
        response => response.status,
        () => 'nobody answers',
      )
      expect([path, status]).toEqual([path, expect.toBeOneOf([500, 'nobody answers'])])
    }
    expect(program.lines.join('\n')).toMatch(said)
  })
})
