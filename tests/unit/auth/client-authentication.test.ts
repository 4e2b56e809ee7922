import { createHash, createPublicKey, X509Certificate } from 'node:crypto'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientAuthentication } from '@/lib/auth/client-authentication'
import type { ClientCredential } from '@/lib/env'
import { parseCertificate } from '@/lib/env-certificate'
import { createCertificate } from '@/tests/contract/sandbox-certificate'
import { CLIENT_ID, TOKEN_ENDPOINT } from './auth-fixtures'

let certificatePem: string
let credential: ClientCredential

beforeAll(() => {
  const { pem, privateKey } = createCertificate()
  certificatePem = pem
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  credential = { kind: 'certificate', certificate: parseCertificate(`${keyPem}${pem}`) }
})

async function makeAssertion(): Promise<string> {
  const { client_assertion } = await clientAuthentication(CLIENT_ID, credential, TOKEN_ENDPOINT)
  return client_assertion ?? ''
}

describe('the console proving itself by its secret', () => {
  it('sends the secret and nothing else', async () => {
    const fields = await clientAuthentication(CLIENT_ID, { kind: 'secret', secret: 's&cret' }, TOKEN_ENDPOINT)
    expect(fields).toStrictEqual({ client_secret: 's&cret' })
  })
})

describe('the console proving itself by its certificate', () => {
  it('sends an assertion and never a secret', async () => {
    expect(await clientAuthentication(CLIENT_ID, credential, TOKEN_ENDPOINT)).toStrictEqual({
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    })
  })

  it('is believed by a tenant that holds the certificate, at this endpoint and no other', async () => {
    const assertion = await makeAssertion()
    const key = createPublicKey(certificatePem)
    const checks = { algorithms: ['PS256'], issuer: CLIENT_ID, subject: CLIENT_ID, audience: TOKEN_ENDPOINT }
    const { payload } = await jwtVerify(assertion, key, checks)
    expect(payload.aud).toBe(TOKEN_ENDPOINT)
    await expect(jwtVerify(assertion, key, { ...checks, audience: `${TOKEN_ENDPOINT}/` })).rejects.toThrow('"aud"')
    const { pem: strangers } = createCertificate()
    await expect(jwtVerify(assertion, createPublicKey(strangers), checks)).rejects.toThrow('signature')
  })

  it('names the certificate by its SHA-256 thumbprint, the way Entra looks it up', async () => {
    const thumbprint = createHash('sha256').update(new X509Certificate(certificatePem).raw).digest('base64url')
    expect(decodeProtectedHeader(await makeAssertion())).toStrictEqual({
      alg: 'PS256',
      typ: 'JWT',
      'x5t#S256': thumbprint,
    })
  })

  it('is good from now on and for ten minutes at most', async () => {
    const before = Math.floor(Date.now() / 1000)
    const { payload } = await jwtVerify(await makeAssertion(), createPublicKey(certificatePem))
    const { iat = 0, nbf = 0, exp = 0 } = payload
    expect(iat).toBeGreaterThanOrEqual(before)
    expect(nbf).toBeGreaterThanOrEqual(before)
    expect(nbf).toBeLessThanOrEqual(before + 5)
    expect(exp - iat).toBeGreaterThan(0)
    expect(exp - iat).toBeLessThanOrEqual(10 * 60)
  })

  it('makes each assertion anew, so that none can be sent twice', async () => {
    const assertions = await Promise.all(Array.from({ length: 5 }, makeAssertion))
    const ids = await Promise.all(
      assertions.map(async assertion => (await jwtVerify(assertion, createPublicKey(certificatePem))).payload.jti),
    )
    expect(new Set(ids).size).toBe(5)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/)
  })
})
