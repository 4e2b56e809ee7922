import { generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigurationError, parseEnvironment } from '@/lib/env'
import { createCertificate } from '../../contract/sandbox-certificate'

const { pem: certificate, privateKey } = createCertificate()
const pkcs8 = toPem(privateKey, 'pkcs8')

const complete = {
  NEXTAUTH_URL: 'https://console.contoso.example',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  ENTRA_TENANT_ID: '8c1f6a52-3c1b-4d0e-9d7a-5b1d0c9e7f21',
  ENTRA_CLIENT_ID: '5e0b7f6c-91c4-4f0a-8a56-2f4de1d8c0b3',
}

describe('A certificate is read', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'certificate-')), 'console.pem')
  beforeAll(() => writeFileSync(file, pkcs8 + certificate))
  afterAll(() => rmSync(dirname(file), { recursive: true }))

  test.each([
    ['key before certificate', () => pkcs8 + certificate],
    ['certificate before key', () => certificate + pkcs8],
    ['the older RSA form of the key', () => toPem(privateKey, 'pkcs1') + certificate],
    ['line breaks written as \\n, as in .env files', () => (pkcs8 + certificate).replaceAll('\n', '\\n')],
    ['Windows line ends and text around', () => `Bag Attributes\r\n${(pkcs8 + certificate).replaceAll('\n', '\r\n')}`],
    ['the path of a file', () => file],
  ])('%s', (_, value) => {
    const { credential } = parseEnvironment({ ...complete, ENTRA_CLIENT_CERTIFICATE: value() })
    if (credential.kind !== 'certificate') throw new Error('not a certificate')
    expect(credential.certificate.privateKey.equals(privateKey)).toBe(true)
    const fingerprint = new X509Certificate(certificate).fingerprint256.replaceAll(':', '')
    expect(Buffer.from(credential.certificate.thumbprint, 'base64url').toString('hex').toUpperCase()).toBe(fingerprint)
    expect(credential.certificate.notAfter.getUTCFullYear()).toBe(2045)
  })
})

describe('A certificate is refused, with a reason that does not quote it,', () => {
  const elliptic = toPem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'pkcs8')
  const encrypted = String(
    privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pass phrase' }),
  )

  test.each([
    ['for a missing key', certificate, 'holds no private key'],
    ['for a missing certificate', pkcs8, 'holds no certificate'],
    ["for somebody else's key", toPem(createCertificate().privateKey, 'pkcs8') + certificate, 'does not belong to'],
    ['for an elliptic-curve key', elliptic + certificate, 'must have an RSA key'],
    ['for an encrypted key', encrypted + certificate, 'without a passphrase'],
    ['for a damaged key', pkcs8.replace(/[A-Za-z0-9+/]{64}\n/, '') + certificate, 'private key that cannot be read'],
    [
      'for a damaged certificate',
      pkcs8 + certificate.replace(/[A-Za-z0-9+/]{64}\n/, ''),
      'certificate that cannot be read',
    ],
    ['for a file that is not there', '/nowhere/console.pem', 'nor the path of a file'],
  ])('%s', (_, value, reason) => {
    const refused = () => parseEnvironment({ ...complete, ENTRA_CLIENT_CERTIFICATE: value })
    expect(refused).toThrow(ConfigurationError)
    expect(refused).toThrow(reason)
    expect(refused).not.toThrow(/[A-Za-z0-9+/]{40}/)
  })

  test('beside a secret', () => {
    const both = { ...complete, ENTRA_CLIENT_CERTIFICATE: pkcs8 + certificate, ENTRA_CLIENT_SECRET: 'secret' }
    expect(() => parseEnvironment(both)).toThrow('are both set; keep exactly one')
  })
})

function toPem(key: KeyObject, type: 'pkcs1' | 'pkcs8'): string {
  return String(key.export({ type, format: 'pem' }))
}
