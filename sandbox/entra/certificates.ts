import { type KeyObject, X509Certificate } from 'node:crypto'

/** The certificates registered for the client, by SHA-256 thumbprint, and the assertions they have signed. */
export class CertificateStore {
  readonly #keys = new Map<string, KeyObject>()
  readonly #usedAssertionIds = new Set<string>()

  /** Registers a PEM certificate and returns its thumbprint as `x5t#S256` writes it (base64url). */
  register(pem: string): string {
    const certificate = new X509Certificate(pem)
    const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
    this.#keys.set(thumbprint, certificate.publicKey)
    return thumbprint
  }

  publicKey(thumbprint: string): KeyObject | null {
    return this.#keys.get(thumbprint) ?? null
  }

  /** False when this `jti` was used before. */
  claimAssertionId(jti: string): boolean {
    if (this.#usedAssertionIds.has(jti)) return false
    this.#usedAssertionIds.add(jti)
    return true
  }

  clear(): void {
    this.#keys.clear()
    this.#usedAssertionIds.clear()
  }
}
