import { callbackUrl, type RunningConsole, startConsole } from './console-server'
import { HttpPerson } from './http-person'
import { freePort } from './ports'
import { type Sandbox, startSandbox } from './sandbox'
import { createSharedDatabase } from './shared-postgres'

export type Three<Thing> = [Thing, Thing, Thing]

export type ConsoleGroup = {
  consoles: Three<RunningConsole>
  sandbox: Sandbox
  databaseUrl: string
  stop(): Promise<void>
}

/** Three consoles as replicas: one PostgreSQL, one secret and one tenant between them. */
export async function startConsoleGroup(): Promise<ConsoleGroup> {
  const ports = [await freePort(), await freePort(), await freePort()]
  const [databaseUrl, sandbox] = await Promise.all([
    createSharedDatabase(),
    startSandbox({ redirectUris: ports.map(callbackUrl), devices: 5 }),
  ])
  const consoles: RunningConsole[] = []
  const stop = async () => {
    await Promise.all(consoles.map(server => server.stop()))
    await sandbox.stop()
  }
  const start = async (port: number) => {
    consoles.push(await startConsole({ sandbox, port, quiet: true, env: { DATABASE_URL: databaseUrl } }))
  }
  const starts = await Promise.allSettled(ports.map(start))
  const failed = starts.find(result => result.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  // As many as there are ports, as none has failed.
  return { consoles: consoles as Three<RunningConsole>, sandbox, databaseUrl, stop }
}

const SESSION_COOKIE = 'next-auth.session-token'

/** The same signed-in browser at another replica: the cookie only refers to a row that all of them read. */
export function sameBrowserAt(server: RunningConsole, person: HttpPerson): HttpPerson {
  const elsewhere = new HttpPerson(server.url)
  elsewhere.cookiesOf().set(SESSION_COOKIE, person.cookiesOf().get(SESSION_COOKIE) ?? '')
  return elsewhere
}
