import { createHash } from 'node:crypto'
import type { Sandbox } from '../state'
import { extraGroupsClaim } from './access-token'
import { rolesOf } from './accounts'
import type { Grant } from './grants'
import { type Claims, override, signHs256, signRs256, unsigned } from './jwt'
import { issuerOf } from './metadata'

const LIFETIME_SECONDS = 3600

function idTokenClaims(sandbox: Sandbox, grant: Grant, origin: string): Claims {
  const { tenantId, tenantClaim, clientId, extraGroups } = sandbox.settings
  const { account, version, nonce } = grant
  const issuedAt = Math.floor(Date.now() / 1000)
  const [given = '', family = ''] = account.name.split(' ')
  return {
    aud: clientId,
    iss: issuerOf(version, origin, tenantId),
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + LIFETIME_SECONDS,
    name: account.name,
    nonce: nonce ?? undefined,
    oid: account.oid,
    roles: rolesOf(account, sandbox.settings),
    sub: createHash('sha256').update(`${account.oid}${clientId}`).digest('base64url'),
    tid: tenantClaim ?? tenantId,
    ver: version === 'v2' ? '2.0' : '1.0',
    ...(version === 'v2'
      ? { preferred_username: account.upn, email: account.upn }
      : { upn: account.upn, unique_name: account.upn, given_name: given, family_name: family, amr: ['pwd', 'mfa'] }),
    ...extraGroupsClaim(extraGroups),
  }
}

/** An ID token, or the forged one that the settings ask for. */
export function mintIdToken(sandbox: Sandbox, grant: Grant, origin: string): string {
  const { idToken: mutation, clientSecret } = sandbox.settings
  const { tenant } = sandbox.keys
  const claims = override(idTokenClaims(sandbox, grant, origin), mutation?.claims ?? {})
  const sign = (): string => {
    switch (mutation?.alg) {
      case 'none':
        return unsigned(claims)
      case 'HS256':
        return signHs256(claims, clientSecret)
      case 'foreign-key':
        // The forger claims the tenant's own key id, and invites the reader to fetch the forger's keys.
        return signRs256(claims, { ...sandbox.keys.foreign, kid: tenant.kid }, { jku: `${origin}/foreign/keys` })
      case undefined:
        return signRs256(claims, tenant)
    }
  }
  return sandbox.ledger.record('id', sign(), grant.account.upn)
}
