import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { examine } from '@/lib/doctor/examine'
import { createInstruments } from '@/lib/doctor/instruments'
import type { SetupStep, SetupStepId } from '@/lib/domain/setup-check'
import { parseEnvironment } from '@/lib/env'
import { createCertificate } from '../contract/sandbox-certificate'
import { settingsFor } from '../support/console-server'
import { startNodeProgram } from '../support/node-program'
import { freePort } from '../support/ports'
import { type Sandbox, startSandbox } from '../support/sandbox'

const CONSOLE = 'http://localhost:3000'
const OTHER_GUID = '11111111-1111-4111-8111-111111111111'

type Settings = Record<string, string>

describe('npm run doctor', () => {
  let sandbox: Sandbox
  let closedPort: number
  beforeAll(async () => {
    sandbox = await startSandbox({ redirectUris: [`${CONSOLE}/api/auth/callback/entra`], devices: 5 })
    closedPort = await freePort()
  })
  afterEach(() => sandbox.reset())
  afterAll(() => sandbox.stop())

  const settingsWith = (changes: Settings): Settings => ({ ...settingsFor(sandbox.url, CONSOLE), ...changes })

  /** Runs the program against the sandbox. */
  async function runDoctor(changes: Settings = {}, args: string[] = ['--json']) {
    const settings = settingsWith(changes)
    const program = startNodeProgram(['scripts/doctor.ts', ...args], settings)
    const exitCode = await program.exitCode
    const output = program.lines.join('\n')
    await expectNothingSecret(output, settings)
    return { exitCode, output, lines: program.lines }
  }

  /** What it finds, worked out in this process: to start the program takes many times as long. */
  async function steps(changes: Settings = {}) {
    const settings = settingsWith(changes)
    const found: SetupStep[] = []
    for await (const step of examine(createInstruments(parseEnvironment(settings)))) found.push(step)
    await expectNothingSecret(JSON.stringify(found), settings)
    return byId(found)
  }

  function byId(found: SetupStep[]) {
    const step = (id: SetupStepId) => found.find(each => each.id === id)
    const outcomes = Object.fromEntries(found.map(({ id, outcome }) => [id, outcome]))
    return { step, outcomes, hasFailed: Object.values(outcomes).includes('failed') }
  }

  /** Whatever came of it, nothing secret may be in what is shown. */
  async function expectNothingSecret(output: string, settings: Settings): Promise<void> {
    const issued = (await sandbox.issuedSecrets()).map(secret => secret.value)
    const secrets = [settings.ENTRA_CLIENT_SECRET, settings.NEXTAUTH_SECRET, 'canary', ...issued]
    for (const secret of secrets) if (secret) expect(output).not.toContain(secret)
    expect(output).not.toMatch(/eyJ[\w-]{10}|PRIVATE KEY/)
  }

  test.each(['v1', 'v2'])('finds nothing wrong with a registration in order (%s endpoints)', async version => {
    const { exitCode, lines } = await runDoctor({ ENTRA_ENDPOINTS: version })
    const { outcomes, step } = byId(lines.map(line => JSON.parse(line) as SetupStep))
    expect(outcomes).toEqual({
      configuration: 'passed',
      metadata: 'passed',
      endpoints: 'passed',
      redirects: 'skipped',
      credential: 'passed',
      expiry: 'skipped',
      'application-permission': 'passed',
      'delegated-permission': 'skipped',
      service: 'passed',
      database: 'skipped',
    })
    expect(step('redirects')?.values.map(({ value }) => value)).toEqual([
      `${CONSOLE}/api/auth/callback/entra`,
      `${CONSOLE}/signed-out`,
      `${CONSOLE}/api/console/admin-consent`,
    ])
    expect(step('expiry')?.advice).toContain('Certificates & secrets')
    expect(exitCode).toBe(0)
  })

  test('says so in a table for people', async () => {
    const { exitCode, output } = await runDoctor({}, [])
    expect(output).toMatch(/^✓ Configuration\s+Every setting can be read/m)
    expect(output).toMatch(/^– Permission on behalf of people\s+It can only be seen in a person's token\.$/m)
    expect(output).toMatch(/^\s+Sign-in\s+http:\/\/localhost:3000\/api\/auth\/callback\/entra$/m)
    expect(output).toMatch(/^6 passed, 4 not checked$/m)
    expect(exitCode).toBe(0)
    await sandbox.change({ secretExpired: true })
    const failing = await runDoctor({}, [])
    expect(failing.output).toMatch(/^✗ Secret or certificate\s+The client secret has expired\./m)
    expect(failing.output).toMatch(/^\s+-> Make a new one at Entra admin center/m)
    expect(failing.exitCode).toBe(1)
  })

  test('ends with 1 when a step has failed, and with 0 when something is only to be looked at', async () => {
    await sandbox.change({ secretExpired: true })
    expect((await runDoctor()).exitCode).toBe(1)
    await sandbox.reset()
    await sandbox.change({ devices: 0 })
    const warned = await runDoctor()
    expect(warned.output).toContain('"warning"')
    expect(warned.exitCode).toBe(0)
  })

  const tokenWithout = (claims: Record<string, unknown>) =>
    ['{"alg":"none"}', JSON.stringify({ aud: API, tid: sandbox.tenantId, ...claims }), 'x']
      .map(part => Buffer.from(part).toString('base64url'))
      .join('.')
  const API = 'https://mwaas-services-customerapi-prod.azurewebsites.net'
  const refuseToken = (error: string, code: number) => sandbox.change({ tokenError: { error, code } })
  const strike = (path: string, fault: { kind: string } & Record<string, unknown>) =>
    sandbox.addFault({ match: { path }, fault })
  const DEVICES = '/devices?'
  const METADATA = 'openid-configuration'

  type Row = {
    state: string
    arrange?: () => Promise<unknown>
    settings?: () => Settings
    step: SetupStepId
    found: RegExp
    advice: RegExp
  }
  const broken: Row[] = [
    {
      state: 'a wrong secret',
      settings: () => ({ ENTRA_CLIENT_SECRET: 'a wrong secret' }),
      step: 'credential',
      found: /not one of this application.*7000215/,
      advice: /Value, not its Secret ID/,
    },
    {
      state: 'an expired secret',
      arrange: () => sandbox.change({ secretExpired: true }),
      step: 'credential',
      found: /expired.*7000222/,
      advice: /Certificates & secrets.*restart/,
    },
    {
      state: 'a certificate that is not registered',
      settings: certificateSettings,
      step: 'credential',
      found: /certificate is not registered.*700027/,
      advice: /Upload the certificate.*without its private key/,
    },
    {
      state: 'an unknown application',
      settings: () => ({ ENTRA_CLIENT_ID: OTHER_GUID }),
      step: 'credential',
      found: /does not know this application.*700016/,
      advice: /ENTRA_CLIENT_ID.*Application \(client\) ID/,
    },
    {
      state: 'an unknown tenant',
      settings: () => ({ ENTRA_TENANT_ID: OTHER_GUID }),
      step: 'metadata',
      found: /no such tenant.*90002/,
      advice: /ENTRA_TENANT_ID/,
    },
    {
      state: 'a tenant that the token endpoint does not know',
      arrange: () => refuseToken('invalid_request', 90002),
      step: 'credential',
      found: /tenant does not exist.*90002/,
      advice: /ENTRA_TENANT_ID/,
    },
    {
      state: 'missing consent',
      arrange: () => refuseToken('invalid_grant', 65001),
      step: 'credential',
      found: /has not approved.*65001/,
      advice: /Grant admin consent/,
    },
    {
      state: 'a tenant without the service',
      arrange: () => refuseToken('invalid_client', 650052),
      step: 'credential',
      found: /has no "Modern Workplace Customer APIs".*650052/,
      advice: /API permissions.*not enrolled/,
    },
    {
      state: 'an error nobody knows',
      arrange: () => sandbox.change({ tokenError: { error: 'odd', code: 999999, description: 'canary' } }),
      step: 'credential',
      found: /refused to give a token\. \(odd, AADSTS999999\)/,
      advice: /list of AADSTS error codes/,
    },
    {
      state: 'a throttling token endpoint',
      arrange: () => strike('/token', { kind: 'throttle', retryAfter: 30 }),
      step: 'credential',
      found: /busy/,
      advice: /no fault of the setup/,
    },
    {
      state: 'a token endpoint that breaks off',
      arrange: () => strike('/token', { kind: 'reset' }),
      step: 'credential',
      found: /token endpoint cannot be reached/,
      advice: /may connect to http/,
    },
    {
      state: 'a token answer that is none',
      arrange: () => strike('/token', { kind: 'html', status: 200 }),
      step: 'credential',
      found: /not a token endpoint/,
      advice: /proxy/,
    },
    {
      state: 'a scope that nobody knows',
      settings: () => ({ MMD_API_SCOPE: 'https://wrong.example/.default' }),
      step: 'credential',
      found: /500011/,
      advice: /MMD_API_SCOPE/,
    },
    {
      state: 'an authority that cannot be reached',
      settings: () => ({ ENTRA_AUTHORITY: `http://localhost:${closedPort}` }),
      step: 'metadata',
      found: /cannot be reached: ECONNREFUSED/,
      advice: /DNS, proxy, firewall/,
    },
    {
      state: 'a tenant in trouble',
      arrange: () => strike(METADATA, { kind: 'status', status: 503 }),
      step: 'metadata',
      found: /status 503/,
      advice: /Try again in a minute/,
    },
    {
      state: 'metadata of somebody else',
      arrange: () => strike(METADATA, { kind: 'status', status: 200, body: foreignMetadata() }),
      step: 'endpoints',
      found: /issuer is https:\/\/evil\.example\/v2\.0/,
      advice: /nobody can sign in, and no secret is sent/,
    },
    {
      state: 'metadata that is a page',
      arrange: () => strike(METADATA, { kind: 'html', status: 200 }),
      step: 'endpoints',
      found: /not a metadata document/,
      advice: /Something between/,
    },
    {
      state: 'an application without its permission',
      arrange: () => sandbox.change({ tokenResponse: { access_token: tokenWithout({ roles: ['Other.Read'] }) } }),
      step: 'application-permission',
      found: /lacks MmdSupport\.ReadWrite/,
      advice: /Application permissions > MmdSupport\.ReadWrite.*grant admin consent/,
    },
    {
      state: 'a token for Microsoft Graph',
      settings: () => ({ MMD_API_SCOPE: 'https://graph.microsoft.com/.default' }),
      step: 'application-permission',
      found: /for Microsoft Graph/,
      advice: /MMD_API_SCOPE/,
    },
    {
      state: 'a token for Microsoft Graph, with application context off',
      settings: () => ({ MMD_API_SCOPE: 'https://graph.microsoft.com/.default', MMD_APPLICATION_CONTEXT: 'false' }),
      step: 'application-permission',
      found: /for Microsoft Graph/,
      advice: /MMD_API_SCOPE/,
    },
    {
      state: 'a token of another tenant',
      arrange: () => sandbox.change({ tenantClaim: OTHER_GUID }),
      step: 'application-permission',
      found: /from another tenant/,
      advice: /ENTRA_TENANT_ID/,
    },
    {
      state: 'a service that refuses the token',
      arrange: () => sandbox.change({ rejectTokensIssuedBefore: 4_000_000_000 }),
      step: 'service',
      found: /does not accept the token/,
      advice: /belong together/,
    },
    {
      state: 'a service that forbids',
      arrange: () => strike(DEVICES, { kind: 'status', status: 403, body: '{"error":{"message":"canary"}}' }),
      step: 'service',
      found: /may not read devices/,
      advice: /API permissions/,
    },
    {
      state: 'an address without a service',
      settings: () => ({ MMD_API_BASE_URL: `${sandbox.url}/support/odata/v9` }),
      step: 'service',
      found: /not at this address/,
      advice: /MMD_API_BASE_URL/,
    },
    {
      state: 'a service that cannot be reached',
      settings: () => ({ MMD_API_BASE_URL: `http://localhost:${closedPort}/odata` }),
      step: 'service',
      found: /cannot be reached: ECONNREFUSED/,
      advice: /may connect to http/,
    },
    {
      state: 'a service in trouble',
      arrange: () => strike(DEVICES, { kind: 'status', status: 503 }),
      step: 'service',
      found: /status 503/,
      advice: /trouble of its own/,
    },
    {
      state: 'a page in place of the service',
      arrange: () => strike(DEVICES, { kind: 'html', status: 200 }),
      step: 'service',
      found: /not the Managed Desktop service/,
      advice: /proxy/,
    },
    {
      state: 'a database that is not there',
      settings: () => ({ DATABASE_URL: `postgres://user:canary@localhost:${closedPort}/console` }),
      step: 'database',
      found: /nothing listens there \(ECONNREFUSED\)/,
      advice: /DATABASE_URL/,
    },
  ]

  test.each(broken)('names $state, and says what to do', async ({ arrange, settings, ...expected }) => {
    await arrange?.()
    const { step, hasFailed } = await steps(settings?.())
    expect(step(expected.step)).toMatchObject({
      outcome: 'failed',
      found: expect.stringMatching(expected.found),
      advice: expect.stringMatching(expected.advice),
    })
    expect(hasFailed).toBe(true)
  })

  test.each([
    ['a service without devices', { devices: 0 }, /lists no device/],
    ['a device that cannot be read', { malformedRows: 1 }, /cannot be read/],
  ])('warns of %s, which is no failure', async (_, settings, found) => {
    await sandbox.change(settings)
    const { step, hasFailed } = await steps()
    expect(step('service')).toMatchObject({ outcome: 'warning', found: expect.stringMatching(found) })
    expect(hasFailed).toBe(false)
  })

  test('a certificate that is registered passes, with its end', async () => {
    const settings = certificateSettings()
    await sandbox.registerCertificate(settings.ENTRA_CLIENT_CERTIFICATE?.match(/-----BEGIN CERT[\s\S]+/)?.[0] ?? '')
    const { step, outcomes, hasFailed } = await steps(settings)
    expect([outcomes.credential, step('expiry')]).toMatchObject([
      'passed',
      { outcome: 'passed', found: 'The certificate is good until 2045-01-01.' },
    ])
    expect(hasFailed).toBe(false)
  })

  test('with application context off it tests the credential, asks the service nothing, and says how to go on', async () => {
    const { step, hasFailed } = await steps({ MMD_APPLICATION_CONTEXT: 'false' })
    expect(step('credential')?.outcome).toBe('passed')
    expect(step('application-permission')).toMatchObject({
      outcome: 'skipped',
      advice: expect.stringContaining('MMD_APPLICATION_CONTEXT=true'),
    })
    expect(step('service')).toMatchObject({ outcome: 'skipped', advice: expect.stringContaining('Setup page') })
    expect(await sandbox.requests({ path: '/devices' })).toEqual([])
    expect(hasFailed).toBe(false)
  })

  test('no secret goes to an endpoint that is not the tenant’s, nor when the tenant is not found', async () => {
    await strike(METADATA, { kind: 'status', status: 200, body: foreignMetadata() })
    expect((await steps()).outcomes).toMatchObject({ endpoints: 'failed', credential: 'skipped', service: 'skipped' })
    await sandbox.clearFaults()
    const lost = await steps({ ENTRA_TENANT_ID: OTHER_GUID })
    expect(lost.outcomes).toMatchObject({ metadata: 'failed', endpoints: 'skipped', credential: 'skipped' })
    expect(await sandbox.requests({ path: '/token' })).toEqual([])
  })

  test('it sees trouble once, and does not try until it passes', async () => {
    await sandbox.addFault({ match: { path: DEVICES }, times: 1, fault: { kind: 'status', status: 503 } })
    expect((await steps()).outcomes.service).toBe('failed')
    expect(await sandbox.requests({ path: '/devices' })).toHaveLength(1)
  })

  test('every fault of the configuration is named at once, and the exit code is 78', async () => {
    const faulty = {
      NEXTAUTH_URL: '',
      ENTRA_TENANT_ID: 'contoso',
      MMD_APPLICATION_CONTEXT: 'yes',
      ENTRA_CLIENT_SECRET: '',
    }
    const names = [...Object.keys(faulty), 'ENTRA_CLIENT_CERTIFICATE']
    const json = await runDoctor(faulty)
    expect(json.exitCode).toBe(78)
    expect(json.lines).toHaveLength(1)
    const step = JSON.parse(json.lines[0] ?? '') as SetupStep
    expect(step).toMatchObject({
      id: 'configuration',
      outcome: 'failed',
      advice: expect.stringContaining('.env.example'),
    })
    for (const name of names) expect(step.found).toContain(name)

    const table = await runDoctor(faulty, [])
    expect(table.exitCode).toBe(78)
    for (const name of names) expect(table.output).toContain(name)
    expect(table.output).toMatch(/^✗ Configuration\s/m)
    expect(await sandbox.requests()).toEqual([])
  })

  function foreignMetadata(): string {
    const tenant = `${sandbox.url}/${sandbox.tenantId}`
    return JSON.stringify({
      issuer: 'https://evil.example/v2.0',
      authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${tenant}/oauth2/v2.0/token`,
      end_session_endpoint: `${tenant}/oauth2/v2.0/logout`,
      jwks_uri: `${tenant}/discovery/v2.0/keys`,
    })
  }
})

function certificateSettings(): Settings {
  const { pem, privateKey } = createCertificate()
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
  return { ENTRA_CLIENT_SECRET: '', ENTRA_CLIENT_CERTIFICATE: `${key}${pem}` }
}
