import { jwtVerify } from 'jose'
import { z } from 'zod'
import { askedClaimsSchema, covers, parseClaimsRequest } from '../entra/claims-request'
import { API_RESOURCE } from '../entra/scopes'
import type { Reply, SandboxRequest } from '../http'
import type { Sandbox } from '../state'
import { MmdError } from './errors'

const tokenSchema = z.object({
  tid: z.string(),
  iat: z.number(),
  scp: z.string().optional(),
  idtyp: z.string().optional(),
  roles: z.array(z.string()).optional(),
  xms_asked: askedClaimsSchema.optional(),
})
type TokenClaims = z.infer<typeof tokenSchema>

export type Caller = { context: 'user' | 'application'; tenantId: string }

/** A refusal that is all header: the real service's 401 has an empty body. */
export class Unauthorized extends Error {
  readonly challenge: string
  constructor(challenge: string) {
    super('Unauthorized')
    this.challenge = challenge
  }
}

export function toUnauthorizedReply({ challenge }: Unauthorized): Reply {
  return { status: 401, headers: { 'www-authenticate': challenge }, body: '' }
}

function invalidToken(description: string): Unauthorized {
  return new Unauthorized(`Bearer error="invalid_token", error_description="${description}"`)
}

async function verify(sandbox: Sandbox, token: string): Promise<TokenClaims> {
  const verified = await jwtVerify(token, sandbox.keys.tenant.publicKey, {
    algorithms: ['RS256'],
    audience: API_RESOURCE,
    issuer: `https://sts.windows.net/${sandbox.settings.tenantId}/`,
    requiredClaims: ['exp'],
  }).catch((cause: unknown) => {
    throw invalidToken(String(cause).replaceAll('"', "'"))
  })
  return tokenSchema.parse(verified.payload)
}

/** The claims challenge of continuous access evaluation; nobody can step up an application. */
function requireChallenge(sandbox: Sandbox, token: TokenClaims, origin: string): void {
  const claims = sandbox.settings.challenge?.claims ?? null
  if (claims === null || token.idtyp === 'app' || covers(token.xms_asked ?? {}, parseClaimsRequest(claims))) return
  const encoded = Buffer.from(claims).toString('base64')
  throw new Unauthorized(
    `Bearer realm="", authorization_uri="${origin}/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`,
  )
}

/** Who is calling, and in which context. Throws `Unauthorized` for a token that is not good here, `MmdError` 403 for one without rights. */
export async function authorize(sandbox: Sandbox, request: SandboxRequest): Promise<Caller> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (token === undefined) throw new Unauthorized('Bearer')
  const claims = await verify(sandbox, token)
  const { rejectTokensIssuedBefore } = sandbox.settings
  if (rejectTokensIssuedBefore !== null && claims.iat < rejectTokensIssuedBefore)
    throw invalidToken('The token was revoked.')
  requireChallenge(sandbox, claims, request.origin)
  if (claims.scp?.split(' ').includes('MWaaSDevice.Read') === true) return { context: 'user', tenantId: claims.tid }
  if (claims.roles?.includes('MmdSupport.ReadWrite') === true) return { context: 'application', tenantId: claims.tid }
  throw new MmdError(403, 'The token has none of the permissions this API knows.')
}
