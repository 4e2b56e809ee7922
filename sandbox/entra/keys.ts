import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto'

export type SigningKey = { kid: string; privateKey: KeyObject; publicKey: KeyObject }
function createSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
  return { kid, privateKey, publicKey }
}

/** The tenant's key, and one that is not the tenant's: for forged ID tokens, made when the first is forged. */
export class SigningKeys {
  readonly tenant = createSigningKey()
  #foreign: SigningKey | undefined

  get foreign(): SigningKey {
    this.#foreign ??= createSigningKey()
    return this.#foreign
  }
}

/** A JWKS as the tenant publishes it: like the real one, keys carry no `alg`. */
export function toJwks(key: SigningKey): unknown {
  const { n, e } = key.publicKey.export({ format: 'jwk' })
  return { keys: [{ kty: 'RSA', use: 'sig', kid: key.kid, x5t: key.kid, n, e }] }
}
