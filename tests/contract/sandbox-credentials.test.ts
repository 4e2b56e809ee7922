import { randomUUID } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createCertificate } from './sandbox-certificate'
import { API_RESOURCE, CLIENT, claimsOf, SandboxProcess } from './sandbox-process'

const certificate = createCertificate()
const other = createCertificate()
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const request = { grant_type: 'client_credentials', scope: `${API_RESOURCE}/.default` }

let sandbox: SandboxProcess
let thumbprint: string
beforeAll(async () => {
  sandbox = await SandboxProcess.start('--devices', '10', '--quiet')
})
afterAll(() => sandbox.stop())
beforeEach(async () => {
  await sandbox.control('POST', '/reset')
  const { body } = await sandbox.control('POST', '/certificates', { pem: certificate.pem })
  thumbprint = (body as { thumbprint: string }).thumbprint
})

function assertion(changes: JWTPayload = {}, header = {}, key = certificate.privateKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: CLIENT.client_id,
    sub: CLIENT.client_id,
    aud: sandbox.endpoint('v2', 'token'),
    jti: randomUUID(),
    nbf: now,
    iat: now,
    exp: now + 300,
    ...changes,
  }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint, ...header })
    .sign(key)
}

const withAssertion = (client_assertion: string) =>
  sandbox.token('v2', {
    ...request,
    client_id: CLIENT.client_id,
    client_assertion_type: ASSERTION_TYPE,
    client_assertion,
  })

test('an application gets a token with roles and without a scope', async () => {
  const { body } = await sandbox.token('v2', { ...CLIENT, ...request })
  expect(claimsOf(body.access_token)).toMatchObject({
    roles: ['MmdSupport.ReadWrite'],
    idtyp: 'app',
    aud: API_RESOURCE,
  })
  expect(claimsOf(body.access_token)).not.toHaveProperty('scp')
  expect(body.refresh_token).toBeUndefined()
})

test('on v1 the resource names the API', async () => {
  const { body } = await sandbox.token('v1', { ...CLIENT, grant_type: 'client_credentials', resource: API_RESOURCE })
  expect(body).toMatchObject({ expires_in: '3600', resource: API_RESOURCE })
  const neither = await sandbox.token('v1', { ...CLIENT, grant_type: 'client_credentials' })
  expect(claimsOf(neither.body.access_token).aud).toBe('https://graph.microsoft.com')
})

test('the secret may come as basic authentication', async () => {
  const credentials = Buffer.from(`${CLIENT.client_id}:${encodeURIComponent(CLIENT.client_secret)}`).toString('base64')
  expect((await sandbox.token('v2', request, { authorization: `Basic ${credentials}` })).status).toBe(200)
})

test.each([
  ['a wrong secret', { ...CLIENT, client_secret: 'wrong' }, 7000215],
  ['no credential', { client_id: CLIENT.client_id }, 7000218],
])('%s is refused', async (_, credential, code) => {
  const { status, body } = await sandbox.token('v2', { ...request, ...credential })
  expect(status).toBe(401)
  expect(body).toMatchObject({ error: 'invalid_client', error_codes: [code] })
  expect(body.error_description).toMatch(
    new RegExp(`^AADSTS${code}: .+ Trace ID: .+ Correlation ID: .+ Timestamp: .+Z$`),
  )
})

test('an expired secret is refused', async () => {
  await sandbox.control('PATCH', '', { secretExpired: true })
  expect((await sandbox.token('v2', { ...CLIENT, ...request })).body.error_codes).toEqual([7000222])
})

test('an assertion by a registered certificate is accepted, once', async () => {
  const signed = await assertion()
  expect((await withAssertion(signed)).status).toBe(200)
  expect((await withAssertion(signed)).body.error_codes).toEqual([700027])
})

test('RS256 is accepted too', async () => {
  expect((await withAssertion(await assertion({}, { alg: 'RS256' }))).status).toBe(200)
})

test.each([
  ['signed by another key', () => assertion({}, {}, other.privateKey)],
  ['without a thumbprint', () => assertion({}, { 'x5t#S256': undefined })],
  ['for the issuer instead of the token endpoint', () => assertion({ aud: sandbox.url })],
  ['for the endpoint of the other version', () => assertion({ aud: sandbox.endpoint('v1', 'token') })],
  ['by somebody else', () => assertion({ sub: randomUUID() })],
  ['that is past', () => assertion({ exp: Math.floor(Date.now() / 1000) - 60 })],
  ['that lives for an hour', () => assertion({ exp: Math.floor(Date.now() / 1000) + 3600 })],
])('an assertion %s is refused', async (_, make) => {
  expect((await withAssertion(await make())).body).toMatchObject({ error: 'invalid_client', error_codes: [700027] })
})
