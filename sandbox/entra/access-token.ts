import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Sandbox } from '../state'
import { valuesOf } from './claims-request'
import type { Grant } from './grants'
import { type Claims, guidOf, override, signRs256 } from './jwt'
import { API_RESOURCE } from './scopes'

/** An RS256 signature and two dots, in base64url characters. */
const SIGNATURE_LENGTH = 344

function stableGuid(...words: string[]): string {
  return guidOf(createHash('sha256').update(words.join('|')).digest())
}

/** Group ids as they would swell a token of somebody in many groups. */
export function extraGroupsClaim(count: number): Claims {
  return count === 0 ? {} : { groups: Array.from({ length: count }, (_, index) => stableGuid('group', `${index}`)) }
}

function commonClaims(sandbox: Sandbox, audience: string): Claims {
  const { tenantId, tenantClaim, clientId, tokenLifetimeSeconds } = sandbox.settings
  const issuedAt = Math.floor(Date.now() / 1000)
  return {
    aud: audience,
    // Whatever the endpoint, the API takes tokens of version 1.0.
    iss: `https://sts.windows.net/${tenantId}/`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + tokenLifetimeSeconds,
    aio: randomBytes(45).toString('base64'),
    appid: clientId,
    idp: `https://sts.windows.net/${tenantId}/`,
    tid: tenantClaim ?? tenantId,
    uti: randomBytes(16).toString('base64url'),
    ver: '1.0',
    xms_tcdt: 1_546_300_800,
  }
}

/** Real tokens are 1.5 to 2.5 KB; the opaque `rh` claim takes up what is missing. */
function signPadded(sandbox: Sandbox, claims: Claims): string {
  const natural = signRs256(claims, sandbox.keys.tenant)
  const missing = sandbox.settings.accessTokenBytes - natural.length
  if (missing <= SIGNATURE_LENGTH / 8) return natural
  return signRs256({ ...claims, rh: 'x'.repeat(Math.floor((missing * 3) / 4) - 8) }, sandbox.keys.tenant)
}

/** An access token in user context. It is opaque to the client; only the API reads it. */
export function mintUserToken(sandbox: Sandbox, grant: Grant, audience: string): string {
  const { account } = grant
  const [given = '', family = ''] = account.name.split(' ')
  const claims: Claims = {
    ...commonClaims(sandbox, audience),
    acct: 0,
    acr: '1',
    acrs: valuesOf(grant.asked, 'acrs'),
    amr: ['pwd', 'mfa'],
    app_displayname: 'Managed Desktop Console',
    appidacr: '1',
    family_name: family,
    given_name: given,
    ipaddr: '203.0.113.24',
    name: account.name,
    oid: account.oid,
    onprem_sid: 'S-1-5-21-1004336348-1177238915-682003330-512',
    puid: '10032001A1B2C3D4',
    scp: audience === API_RESOURCE ? 'MWaaSDevice.Read' : 'openid profile email User.Read',
    sub: createHash('sha256').update(`${account.oid}${audience}`).digest('base64url'),
    tenant_region_scope: 'EU',
    unique_name: account.upn,
    upn: account.upn,
    wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509', stableGuid('wid', account.upn)],
    xms_cc: valuesOf(grant.asked, 'xms_cc'),
    // The sandbox's own: lets the API see whether its challenge was passed on.
    xms_asked: Object.keys(grant.asked).length > 0 ? grant.asked : undefined,
    xms_idrel: '1 24',
    xms_st: { sub: createHash('sha256').update(account.oid).digest('base64url') },
    ...extraGroupsClaim(sandbox.settings.extraGroups),
  }
  return sandbox.ledger.record('access', signPadded(sandbox, override(claims, {})), account.upn)
}

/** An access token in application context: roles instead of scopes, and nobody behind it. */
export function mintApplicationToken(sandbox: Sandbox, audience: string): string {
  const servicePrincipal = stableGuid('service-principal', sandbox.settings.clientId)
  const claims: Claims = {
    ...commonClaims(sandbox, audience),
    app_displayname: 'Managed Desktop Console',
    appidacr: '1',
    idtyp: 'app',
    jti: randomUUID(),
    oid: servicePrincipal,
    roles: audience === API_RESOURCE ? ['MmdSupport.ReadWrite'] : [],
    sub: servicePrincipal,
    wids: ['0997a1d0-0d1d-4acb-b408-d5ca73121e90'],
  }
  return sandbox.ledger.record('access', signPadded(sandbox, claims), 'application')
}
