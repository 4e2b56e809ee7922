import { untilReady } from '../../scripts/support/ready.mjs'
import { createCertificate } from '../contract/sandbox-certificate'
import { createDatabase } from './new-database'
import { type NodeProgram, startNodeProgram } from './node-program'
import { freePort } from './ports'
import { registration, type Sandbox, startSandbox } from './sandbox'

export type ConsoleOptions = {
  /** The tenant's endpoint generation; v2 unless told otherwise. */
  endpoints?: 'v1' | 'v2'
  /** What the console proves itself with; a secret unless told otherwise. */
  credential?: 'secret' | 'certificate'
  /** Asks the tenant and the service nothing by itself: no sync comes among requests that a test counts. */
  quiet?: boolean
  /** Settings on top of, or in place of, those for the sandbox; an empty string unsets one. */
  env?: Record<string, string>
  devices?: number
  /** A sandbox that runs already, shared by several consoles; its redirect URIs must name this console's `port`. */
  sandbox?: Sandbox
  port?: number
  /** Kept by the caller; without it the database is a new one and goes with the console. */
  dataDir?: string
}

export type RunningConsole = {
  url: string
  sandbox: Sandbox
  /** Everything the console printed: JSON, one event per line. */
  logs(): string[]
  program: NodeProgram
  /** Ends the console, and the sandbox unless it was given. */
  stop(): Promise<void>
}

/**
 * Starts the console as people run it (`npm start` on the build that is there), against a pretend tenant of its own, on
 * free ports. Used by integration and end-to-end tests alike.
 */
export async function startConsole(options: ConsoleOptions = {}): Promise<RunningConsole> {
  const port = options.port ?? (await freePort())
  const url = `http://localhost:${port}`
  const hasDatabase = Boolean(options.dataDir || options.env?.DATABASE_URL)
  const [sandbox, database] = await Promise.all([
    options.sandbox ??
      startSandbox({
        redirectUris: [callbackUrl(port)],
        ...(options.devices ? { devices: options.devices } : {}),
      }),
    hasDatabase ? undefined : createDatabase(),
  ])

  const program = startNodeProgram(['scripts/start.ts'], {
    ...settingsFor(sandbox.url, url),
    PORT: String(port),
    ...(options.dataDir ? { DATA_DIR: options.dataDir } : {}),
    ...database?.settings,
    ENTRA_ENDPOINTS: options.endpoints ?? 'v2',
    ...(options.credential === 'certificate' ? await certificateSettings(sandbox) : {}),
    ...(options.quiet ? { MMD_APPLICATION_CONTEXT: '' } : {}),
    ...options.env,
  })
  const stop = async () => {
    await program.stop()
    if (!options.sandbox) await sandbox.stop()
    await database?.remove()
  }
  try {
    await untilReady(`${url}/api/health/ready`, { isAlive: program.isRunning })
  } catch (cause) {
    await stop()
    throw new Error(`The console did not start:\n${program.lines.join('\n')}`, { cause })
  }
  return { url, sandbox, logs: () => program.lines, program, stop }
}

export const callbackUrl = (port: number) => `http://localhost:${port}/api/auth/callback/entra`

async function certificateSettings(sandbox: Sandbox): Promise<Record<string, string>> {
  const { pem, privateKey } = createCertificate()
  await sandbox.registerCertificate(pem)
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
  return { ENTRA_CLIENT_SECRET: '', ENTRA_CLIENT_CERTIFICATE: `${key}${pem}` }
}

/** The console's settings for a pretend tenant. */
export function settingsFor(sandboxUrl: string, consoleUrl: string): Record<string, string> {
  return {
    NEXTAUTH_URL: consoleUrl,
    NEXTAUTH_SECRET: 'a-secret-for-tests-that-is-long-enough-0123456789',
    ENTRA_TENANT_ID: registration.tenantId,
    ENTRA_CLIENT_ID: registration.clientId,
    ENTRA_CLIENT_SECRET: registration.clientSecret,
    ENTRA_AUTHORITY: sandboxUrl,
    MMD_API_BASE_URL: `${sandboxUrl}/support/odata/v1`,
    MMD_APPLICATION_CONTEXT: 'true',
    LOG_LEVEL: 'info',
  }
}
