import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'

export type SigningKey = { kid: string; privateKey: KeyObject; publicKey: KeyObject }
/** The tenant's key, and one that is not the tenant's, for forged ID tokens. */
export type SigningKeys = { tenant: SigningKey; foreign: SigningKey }

function createSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
  return { kid, privateKey, publicKey }
}

export function createSigningKeys(): SigningKeys {
  return { tenant: createSigningKey(), foreign: createSigningKey() }
}

/** A JWKS as the tenant publishes it: like the real one, keys carry no `alg`. */
export function toJwks(key: SigningKey): unknown {
  const { n, e } = key.publicKey.export({ format: 'jwk' })
  return { keys: [{ kty: 'RSA', use: 'sig', kid: key.kid, x5t: key.kid, n, e }] }
}
