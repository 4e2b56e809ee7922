import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ConfigurationError, parseEnvironment } from '@/lib/env'

const SECRET = 'x'.repeat(32)

/** The least that a console needs. */
const complete = {
  NEXTAUTH_URL: 'https://console.contoso.example',
  NEXTAUTH_SECRET: SECRET,
  ENTRA_TENANT_ID: '8c1f6a52-3c1b-4d0e-9d7a-5b1d0c9e7f21',
  ENTRA_CLIENT_ID: '5E0B7F6C-91C4-4F0A-8A56-2F4DE1D8C0B3',
  ENTRA_CLIENT_SECRET: 'the client secret',
}

test('the least configuration is filled up with the documented defaults', () => {
  expect(parseEnvironment(complete)).toEqual({
    NEXTAUTH_URL: 'https://console.contoso.example',
    NEXTAUTH_SECRET: [SECRET],
    ENTRA_TENANT_ID: '8c1f6a52-3c1b-4d0e-9d7a-5b1d0c9e7f21',
    ENTRA_CLIENT_ID: '5e0b7f6c-91c4-4f0a-8a56-2f4de1d8c0b3',
    credential: { kind: 'secret', secret: 'the client secret' },
    ENTRA_AUTHORITY: 'https://login.microsoftonline.com',
    ENTRA_ENDPOINTS: 'v2',
    MMD_API_BASE_URL: 'https://mmdls.microsoft.com/support/odata/v1',
    MMD_API_SCOPE: 'https://mwaas-services-customerapi-prod.azurewebsites.net/.default',
    MMD_APPLICATION_CONTEXT: false,
    DATA_DIR: '.data',
    SESSION_IDLE_MINUTES: 60,
    SESSION_MAX_HOURS: 12,
    REQUIRE_APP_ROLE: false,
    SYNC_INTERVAL_MINUTES: 15,
    AGING_MONTHS: 36,
    HISTORY_DAYS: 400,
    REQUESTS_PER_MINUTE: 600,
    TRUSTED_PROXY: 0,
    PORT: 3000,
    LOG_LEVEL: 'info',
  })
})

test('nothing configured: every setting that is needed is named at once (security 44)', () => {
  expect(faultsOf({})).toEqual([
    'NEXTAUTH_URL is missing',
    'NEXTAUTH_SECRET is missing; make one with: openssl rand -base64 32',
    'ENTRA_TENANT_ID is missing',
    'ENTRA_CLIENT_ID is missing',
    'ENTRA_CLIENT_SECRET or ENTRA_CLIENT_CERTIFICATE is missing; set exactly one',
  ])
})

test('an empty variable counts as unset', () => {
  const empty = Object.fromEntries(documentedSettings().map(name => [name, '  ']))
  expect(faultsOf(empty)).toEqual(faultsOf({}))
  expect(parseEnvironment({ ...empty, ...complete })).toEqual(parseEnvironment(complete))
})

test('everything wrong at once: one sentence for each setting, and no value is repeated', () => {
  const values = {
    NEXTAUTH_URL: 'console.contoso.example',
    NEXTAUTH_SECRET: 'hunter2-is-too-short',
    ENTRA_TENANT_ID: 'contoso-tenant',
    ENTRA_CLIENT_ID: 'contoso-client',
    ENTRA_CLIENT_SECRET: 'secret-value-one',
    ENTRA_CLIENT_CERTIFICATE: '/nowhere/certificate.pem',
    ENTRA_AUTHORITY: 'http://login.contoso.example',
    ENTRA_ENDPOINTS: 'version-three',
    MMD_API_BASE_URL: 'ftp://service.contoso.example',
    MMD_API_SCOPE: 'Device.Read-scope',
    MMD_APPLICATION_CONTEXT: 'yes-please',
    DATABASE_URL: 'mysql://user:database-password@host/db',
    SESSION_IDLE_MINUTES: 'sixty-minutes',
    SESSION_MAX_HOURS: '999999',
    REQUIRE_APP_ROLE: 'TRUE-ish',
    SYNC_INTERVAL_MINUTES: 'now-and-then',
    CRON_SECRET: 'cron-secret-too-short',
    AGING_MONTHS: 'three-years',
    HISTORY_DAYS: 'for-ever',
    REQUESTS_PER_MINUTE: 'no-limit',
    TRUSTED_PROXY: '10.0.0.0/8',
    PORT: 'port-http',
    LOG_LEVEL: 'loud-level',
  }
  const faults = faultsOf({ ...complete, ...values })
  const named = faults.map(fault => fault.split(' ')[0])
  expect(named.toSorted()).toEqual(
    Object.keys(values)
      .filter(name => name !== 'ENTRA_CLIENT_CERTIFICATE')
      .toSorted(),
  )
  for (const value of Object.values(values)) expect(faults.join('\n')).not.toContain(value)
})

test('the message tells how many faults there are, one to a line', () => {
  expect(new ConfigurationError(['A is missing']).message).toBe('The configuration has a fault:\n  - A is missing')
  expect(new ConfigurationError(['A', 'B']).message).toBe('The configuration has 2 faults:\n  - A\n  - B')
})

test.each([
  ['SESSION_IDLE_MINUTES', 1, 1_440],
  ['SESSION_MAX_HOURS', 1, 168],
  ['SYNC_INTERVAL_MINUTES', 1, 1_440],
  ['AGING_MONTHS', 1, 240],
  ['HISTORY_DAYS', 1, 3_650],
  ['REQUESTS_PER_MINUTE', 60, 1_000_000],
  ['PORT', 1, 65_535],
])('%s is a whole number from %i to %i', (name, least, most) => {
  for (const value of [least, most])
    expect(parseEnvironment({ ...complete, [name]: `${value}` })).toHaveProperty(name, value)
  for (const value of [least - 1, most + 1, least + 0.5, -1, 'NaN', '1e', '0x', 'Infinity']) {
    expect(faultsOf({ ...complete, [name]: `${value}` }), `${name}=${value}`).toEqual([
      expect.stringMatching(new RegExp(`^${name} must be `)),
    ])
  }
})

test.each(['MMD_APPLICATION_CONTEXT', 'REQUIRE_APP_ROLE'])('%s is true or false and nothing like it', name => {
  expect(parseEnvironment({ ...complete, [name]: 'true' })).toHaveProperty(name, true)
  expect(parseEnvironment({ ...complete, [name]: 'false' })).toHaveProperty(name, false)
  for (const value of ['1', '0', 'yes', 'TRUE', 'on', 'truefalse']) {
    expect(faultsOf({ ...complete, [name]: value })).toEqual([`${name} must be true or false`])
  }
})

test('TRUSTED_PROXY is how many proxies are believed, in numbers or as yes and no', () => {
  for (const [value, proxies] of Object.entries({ false: 0, true: 1, 0: 0, 2: 2, 9: 9 }))
    expect(parseEnvironment({ ...complete, TRUSTED_PROXY: value }).TRUSTED_PROXY, value).toBe(proxies)
  for (const value of ['10', '-1', '1.5', 'yes', '127.0.0.1', '*'])
    expect(faultsOf({ ...complete, TRUSTED_PROXY: value }), value).toEqual([
      expect.stringMatching(/^TRUSTED_PROXY must be /),
    ])
})

test.each(['NEXTAUTH_URL', 'ENTRA_AUTHORITY', 'MMD_API_BASE_URL'])('%s is https, or http on this machine', name => {
  for (const good of ['https://a.example', 'http://localhost:3000', 'http://127.0.0.1:80', 'http://[::1]:3000']) {
    expect(parseEnvironment({ ...complete, [name]: `${good}/` })).toHaveProperty(name, good)
  }
  const bad = [
    'http://a.example',
    'http://localhost.a.example',
    'https://user@a.example',
    'https://a.example?x',
    'https://a.example#x',
    'javascript:alert(1)',
    '//a.example',
  ]
  for (const value of bad) expect(faultsOf({ ...complete, [name]: value }), value).toHaveLength(1)
})

test.each(['NEXTAUTH_URL', 'ENTRA_AUTHORITY'])('%s has no path, since others are built from it', name => {
  expect(faultsOf({ ...complete, [name]: 'https://a.example/below' })).toHaveLength(1)
})

test('NEXTAUTH_SECRET may be several, each of 32 characters or more', () => {
  const rotated = parseEnvironment({ ...complete, NEXTAUTH_SECRET: `${'new'.repeat(11)}, ${SECRET}` })
  expect(rotated.NEXTAUTH_SECRET).toEqual(['new'.repeat(11), SECRET])
  for (const value of ['x'.repeat(31), `${SECRET},short`, `${SECRET},`]) {
    expect(faultsOf({ ...complete, NEXTAUTH_SECRET: value })).toEqual([
      expect.stringContaining('must be at least 32 characters'),
    ])
  }
})

test('the tenant and the client are GUIDs', () => {
  for (const value of ['common', 'contoso.onmicrosoft.com', complete.ENTRA_TENANT_ID.slice(1)]) {
    expect(faultsOf({ ...complete, ENTRA_TENANT_ID: value })).toEqual([expect.stringContaining('must be a GUID')])
  }
})

test('DATABASE_URL is a PostgreSQL address, also of a Unix socket', () => {
  for (const value of [
    'postgres://h/d',
    'postgresql://u:p@h:5432/d?sslmode=verify-full',
    'postgresql://u@localhost/d?host=%2Ftmp',
  ]) {
    expect(parseEnvironment({ ...complete, DATABASE_URL: value }).DATABASE_URL).toBe(value)
  }
  expect(faultsOf({ ...complete, DATABASE_URL: 'mysql://h/d' })).toHaveLength(1)
})

test('.env.example names every setting there is, and no other', () => {
  const settings = [...readFileSync('lib/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(match => match[1])
  expect(settings.length).toBeGreaterThan(15)
  expect(documentedSettings().toSorted()).toEqual(settings.toSorted())
})

test('.env.example names the real defaults', () => {
  const documented = Object.fromEntries(
    [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z][A-Z_]+)=(.+)$/gm)].map(match => [match[1], match[2]]),
  )
  const { DATABASE_URL: _example, ...defaults } = documented
  const parsed = parseEnvironment(complete)
  for (const [name, value] of Object.entries(defaults))
    expect(parsed).toHaveProperty(String(name), parse(String(value)))
})

const parse = (text: string) => (/^(\d+|true|false)$/.test(text) ? JSON.parse(text) : text)

function documentedSettings(): string[] {
  return [...readFileSync('.env.example', 'utf8').matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(match => String(match[1]))
}

function faultsOf(variables: Record<string, string>): string[] {
  try {
    parseEnvironment(variables)
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults
    throw error
  }
}
