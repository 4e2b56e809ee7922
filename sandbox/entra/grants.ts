import { randomBytes, randomUUID } from 'node:crypto'
import type { Account } from './accounts'
import type { AskedClaims } from './claims-request'
import { EntraError } from './errors'
import type { EndpointVersion } from './version'

const CODE_LIFETIME_MS = 10 * 60_000

/** What a person agreed to; codes and refresh tokens stand for it. */
export type Grant = {
  account: Account
  version: EndpointVersion
  scopes: string[]
  /** The v1 `resource`, when one was named. */
  resource: string | null
  nonce: string | null
  /** From the `claims` of the authorization request: a step-up, or what the client is capable of. */
  asked: AskedClaims
}

type Code = { grant: Grant; redirectUri: string; challenge: string | null; expiresAt: number; redeemed: boolean }
type RefreshToken = { grant: Grant; family: string; expiresAt: number; state: 'live' | 'used' | 'revoked' }

function opaque(prefix: string, bytes: number): string {
  return `${prefix}${randomBytes(bytes).toString('base64url')}`
}

export class GrantStore {
  readonly #codes = new Map<string, Code>()
  readonly #refreshTokens = new Map<string, RefreshToken>()

  issueCode(grant: Grant, redirectUri: string, challenge: string | null): string {
    const code = opaque('1.', 420)
    const expiresAt = Date.now() + CODE_LIFETIME_MS
    this.#codes.set(code, { grant, redirectUri, challenge, expiresAt, redeemed: false })
    return code
  }

  /** `matchesChallenge` compares the PKCE verifier. A code that fails a check stays unredeemed, as with Entra. */
  redeemCode(value: string, redirectUri: string, matchesChallenge: (challenge: string | null) => boolean): Grant {
    const code = this.#codes.get(value)
    if (code === undefined) throw new EntraError(70000, { hint: 'unknown code' })
    if (code.redeemed) throw new EntraError(54005)
    if (code.expiresAt <= Date.now()) throw new EntraError(70008)
    if (code.redirectUri !== redirectUri) throw new EntraError(500112)
    if (!matchesChallenge(code.challenge)) throw new EntraError(501481)
    code.redeemed = true
    return code.grant
  }

  /** About 1.2 KB, like Entra's. A token without a family starts one. */
  issueRefreshToken(grant: Grant, lifetimeSeconds: number, family: string = randomUUID()): string {
    const token = opaque('1.AXEA', 900)
    const expiresAt = Date.now() + lifetimeSeconds * 1000
    this.#refreshTokens.set(token, { grant, family, expiresAt, state: 'live' })
    return token
  }

  /** With `singleUse` an old token works no more, and showing it again ends the whole family (RFC 9700, 4.14). */
  redeemRefreshToken(value: string, singleUse: boolean): { grant: Grant; family: string } {
    const token = this.#refreshTokens.get(value)
    if (token === undefined) throw new EntraError(70000, { hint: 'unknown refresh token' })
    if (token.state === 'revoked') throw new EntraError(50173)
    if (token.expiresAt <= Date.now()) throw new EntraError(700082)
    if (singleUse && token.state === 'used') {
      this.#revokeWhere(other => other.family === token.family)
      throw new EntraError(70000, { hint: 'the refresh token was used before; its family is revoked' })
    }
    token.state = 'used'
    return { grant: token.grant, family: token.family }
  }

  /** Revokes the refresh tokens of one person, or of everybody; returns how many. */
  revoke(upn: string | null): number {
    return this.#revokeWhere(token => upn === null || token.grant.account.upn === upn.toLowerCase())
  }

  #revokeWhere(condition: (token: RefreshToken) => boolean): number {
    let count = 0
    for (const token of this.#refreshTokens.values()) {
      if (token.state === 'revoked' || !condition(token)) continue
      token.state = 'revoked'
      count += 1
    }
    return count
  }

  clear(): void {
    this.#codes.clear()
    this.#refreshTokens.clear()
  }
}
