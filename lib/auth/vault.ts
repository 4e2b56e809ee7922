import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** The envelope was changed, belongs elsewhere, or was sealed with a secret that is no longer configured. */
export class VaultError extends Error {
  readonly code = 'vault'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'VaultError'
  }
}

export type Vault = {
  /** Seals `text` for one place: only the same `context` opens it again. */
  seal: (text: string, context: string) => string
  /** @throws VaultError */
  open: (envelope: string, context: string) => string
}

/**
 * Seals text for the database with AES-256-GCM, under keys derived from the configured secrets (HKDF, RFC 5869).
 * The first secret seals; all of them open, so that secrets can be changed without signing everybody out.
 * An envelope reads `v1.<key id>.<iv, ciphertext and tag in base64url>`.
 */
export function createVault(secrets: readonly [string, ...string[]]): Vault {
  const keys = secrets.map(toKey)
  const [sealing] = keys as [Key, ...Key[]]
  return {
    seal(text, context) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealing.key, iv, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(context),
      )
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${VERSION}.${sealing.id}.${sealed.toString('base64url')}`
    },
    open(envelope, context) {
      const [version, keyId, payload, ...rest] = envelope.split('.')
      const key = keys.find(candidate => candidate.id === keyId)
      if (version !== VERSION || !payload || rest.length > 0) throw new VaultError('The envelope is not one of ours')
      if (!key) throw new VaultError('The envelope was sealed with a secret that is not configured any more')
      const bytes = Buffer.from(payload, 'base64url')
      // Node reads over what is not base64url; only the one spelling that we wrote counts as unchanged.
      if (bytes.toString('base64url') !== payload) throw new VaultError('The envelope was changed')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        })
        decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-TAG_BYTES))
        return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new VaultError('The envelope was changed or belongs elsewhere', { cause })
      }
    },
  }
}

type Key = { id: string; key: Buffer }

function toKey(secret: string): Key {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'managed-desktop-console token vault', 32))
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key }
}
