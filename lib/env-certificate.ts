import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'

/** A client certificate with its private key. */
export type Certificate = {
  privateKey: KeyObject
  /** SHA-256 of the certificate's DER form, base64url: the `x5t#S256` header of a client assertion (RFC 7515, 4.1.8). */
  thumbprint: string
  notAfter: Date
}

/**
 * Takes a PEM apart that holds one private key and its certificate, in any order.
 * @throws Error whose message completes the sentence "ENTRA_CLIENT_CERTIFICATE ..." and never quotes the PEM
 */
export function parseCertificate(pem: string): Certificate {
  const key = pem.match(/-----BEGIN (?:RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA )?PRIVATE KEY-----/)?.[0]
  const certificate = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/)?.[0]
  if (pem.includes('ENCRYPTED PRIVATE KEY'))
    throw new Error('has an encrypted private key; store it without a passphrase')
  if (!key) throw new Error('holds no private key (a "BEGIN PRIVATE KEY" block)')
  if (!certificate) throw new Error('holds no certificate (a "BEGIN CERTIFICATE" block)')

  const privateKey = attempt(() => createPrivateKey(key), 'holds a private key that cannot be read')
  const x509 = attempt(() => new X509Certificate(certificate), 'holds a certificate that cannot be read')
  if (privateKey.asymmetricKeyType !== 'rsa')
    throw new Error('must have an RSA key; the tenant accepts no other for client assertions')
  if (!x509.checkPrivateKey(privateKey)) throw new Error('holds a private key that does not belong to its certificate')
  return {
    privateKey,
    thumbprint: Buffer.from(x509.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url'),
    notAfter: new Date(x509.validTo),
  }
}

function attempt<Result>(work: () => Result, complaint: string): Result {
  try {
    return work()
  } catch (cause) {
    throw new Error(complaint, { cause })
  }
}
