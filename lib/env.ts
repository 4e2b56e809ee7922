import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { type Certificate, parseCertificate } from './env-certificate'

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

/** An address we send people or secrets to: https, or http on this very machine. */
const serviceUrl = z
  .string()
  .transform(value => value.replace(/\/+$/, ''))
  .refine(
    value => {
      if (!URL.canParse(value)) return false
      const url = new URL(value)
      if (url.username || url.search || url.hash) return false
      return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname))
    },
    {
      error: 'must be an https:// address (http:// only for localhost), without user name, query or fragment',
      abort: true,
    },
  )

/** An address without a path, as others are built from it. */
const originUrl = serviceUrl.refine(
  value => new URL(value).pathname === '/',
  'must be an address without a path, such as https://console.example.com',
)

const guid = z
  .string()
  .transform(value => value.toLowerCase())
  .pipe(z.guid('must be a GUID, such as 00000000-0000-0000-0000-000000000000 (copy it from the app registration)'))

const secrets = z
  .string('is missing; make one with: openssl rand -base64 32')
  .transform(value => value.split(',').map(secret => secret.trim()))
  .pipe(
    z
      .array(z.string().min(32, 'must be at least 32 characters long (each one, when several are given)'))
      .min(1)
      .transform(list => list as [string, ...string[]]),
  )

/** `true` or `false`, nothing else: a mistyped switch should not silently mean "off". */
const flag = z.enum(['true', 'false'], 'must be true or false').transform(value => value === 'true')

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number(`must be a whole number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`)

/** How many reverse proxies of the operator's stand in front: none, one, or a number of them. */
const proxies = z
  .string()
  .regex(/^(true|false|\d)$/, 'must be false, true (one proxy) or a number of proxies from 0 to 9')
  .transform(value => (value === 'true' ? 1 : value === 'false' ? 0 : Number(value)))

const schema = z.object({
  NEXTAUTH_URL: originUrl,
  NEXTAUTH_SECRET: secrets,
  ENTRA_TENANT_ID: guid,
  ENTRA_CLIENT_ID: guid,
  ENTRA_CLIENT_SECRET: z.string().min(1).optional(),
  ENTRA_CLIENT_CERTIFICATE: z.string().min(1).optional(),
  ENTRA_AUTHORITY: originUrl.default('https://login.microsoftonline.com'),
  ENTRA_ENDPOINTS: z.enum(['v2', 'v1'], 'must be v2 or v1').default('v2'),
  MMD_API_BASE_URL: serviceUrl.default('https://mmdls.microsoft.com/support/odata/v1'),
  MMD_API_SCOPE: z
    .string()
    .regex(/^\S+\/\.default$/, 'must be one scope that ends in /.default')
    .default('https://mwaas-services-customerapi-prod.azurewebsites.net/.default'),
  MMD_APPLICATION_CONTEXT: flag.default(false),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// or postgresql:// address')
    .optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  SESSION_IDLE_MINUTES: wholeNumber(1, 24 * 60).default(60),
  SESSION_MAX_HOURS: wholeNumber(1, 7 * 24).default(12),
  REQUIRE_APP_ROLE: flag.default(false),
  SYNC_INTERVAL_MINUTES: wholeNumber(1, 24 * 60).default(15),
  CRON_SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
  AGING_MONTHS: wholeNumber(1, 240).default(36),
  HISTORY_DAYS: wholeNumber(1, 3_650).default(400),
  REQUESTS_PER_MINUTE: wholeNumber(60, 1_000_000).default(600),
  TRUSTED_PROXY: proxies.default(0),
  PORT: wholeNumber(1, 65_535).default(3000),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be fatal, error, warn, info, debug or silent')
    .default('info'),
})

/** How the console proves to the tenant that it is the registered application. */
export type ClientCredential = { kind: 'secret'; secret: string } | { kind: 'certificate'; certificate: Certificate }

type Settings = z.infer<typeof schema>

/** The console's whole configuration, checked. Secrets are in here: it is never logged or sent anywhere. */
export type Environment = Omit<Settings, 'ENTRA_CLIENT_SECRET' | 'ENTRA_CLIENT_CERTIFICATE'> & {
  credential: ClientCredential
}

/** The configuration is unusable; `faults` names every setting at fault, one sentence each. The operator must act. */
export class ConfigurationError extends Error {
  readonly code = 'configuration'

  constructor(readonly faults: string[]) {
    super(
      `The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map(fault => `  - ${fault}`).join('\n')}`,
    )
    this.name = 'ConfigurationError'
  }
}

/**
 * Reads the configuration from environment variables.
 * An empty variable counts as unset, as container tools cannot leave one out.
 * @throws ConfigurationError naming every fault at once
 */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = schema.safeParse(given)
  const faults = parsed.success ? [] : parsed.error.issues.map(issue => toFault(issue, given))

  const credential = parseCredential(given.ENTRA_CLIENT_SECRET, given.ENTRA_CLIENT_CERTIFICATE)
  if (typeof credential === 'string') faults.push(credential)
  if (!parsed.success || typeof credential === 'string') throw new ConfigurationError(faults)

  const { ENTRA_CLIENT_SECRET: _secret, ENTRA_CLIENT_CERTIFICATE: _certificate, ...settings } = parsed.data
  return { ...settings, credential }
}

function toFault(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = String(issue.path[0])
  if (name in given || issue.message.startsWith('is missing')) return `${name} ${issue.message}`
  return `${name} is missing`
}

function parseCredential(secret: string | undefined, certificate: string | undefined): ClientCredential | string {
  if (secret && certificate) return 'ENTRA_CLIENT_SECRET and ENTRA_CLIENT_CERTIFICATE are both set; keep exactly one'
  if (secret) return { kind: 'secret', secret }
  if (!certificate) return 'ENTRA_CLIENT_SECRET or ENTRA_CLIENT_CERTIFICATE is missing; set exactly one'
  try {
    return { kind: 'certificate', certificate: parseCertificate(readPem(certificate)) }
  } catch (cause) {
    return `ENTRA_CLIENT_CERTIFICATE ${cause instanceof Error ? cause.message : 'cannot be read'}`
  }
}

/** PEM text itself (with real or written-out line breaks, as `.env` files have them), or the path of a file that holds it. */
function readPem(value: string): string {
  if (value.includes('-----BEGIN')) return value.replaceAll('\\n', '\n')
  if (!existsSync(value)) throw new Error('is neither PEM text nor the path of a file that can be read')
  return readFileSync(value, 'utf8')
}

let environment: Environment | undefined

/** The configuration of this process, read once. */
export function getEnvironment(): Environment {
  environment ??= parseEnvironment(process.env)
  return environment
}

/** Whether this is Next's development server, whose tools need a looser content security policy. */
export const isDevelopment = process.env.NODE_ENV === 'development'

/** The environment for a process that this one starts: its own, and before that some defaults. */
export function environmentOfChild(defaults: Record<string, string>): NodeJS.ProcessEnv {
  return { ...defaults, ...process.env }
}
