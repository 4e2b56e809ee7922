import { createHash, timingSafeEqual } from 'node:crypto'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import type { SandboxRequest } from '../http'
import type { Settings } from '../settings'
import type { CertificateStore } from './certificates'
import { EntraError } from './errors'

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
/** Entra refuses assertions that live longer than this; a few seconds are left for clocks. */
const MAX_ASSERTION_SECONDS = 600
const CLOCK_TOLERANCE_SECONDS = 5

function equalSecrets(a: string, b: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** `client_secret_basic`: both parts are form-encoded before they are joined (RFC 6749, 2.3.1). */
function readBasic(authorization: string | undefined): { clientId: string; secret: string } | null {
  if (authorization === undefined || !/^basic /i.test(authorization)) return null
  const [clientId = '', ...secret] = Buffer.from(authorization.slice(6), 'base64').toString('utf8').split(':')
  const decode = (value: string): string => new URLSearchParams(`v=${value}`).get('v') ?? ''
  return { clientId: decode(clientId), secret: decode(secret.join(':')) }
}

function requireSecret(secret: string, settings: Settings): void {
  if (!equalSecrets(secret, settings.clientSecret)) throw new EntraError(7000215)
  if (settings.secretExpired) throw new EntraError(7000222)
}

async function requireAssertion(
  assertion: string,
  audience: string,
  clientId: string,
  certificates: CertificateStore,
): Promise<void> {
  const refuse = (hint: string): EntraError => new EntraError(700027, { hint })
  let thumbprint: unknown
  try {
    thumbprint = decodeProtectedHeader(assertion)['x5t#S256']
  } catch {
    throw refuse('not a JWT')
  }
  const publicKey = typeof thumbprint === 'string' ? certificates.publicKey(thumbprint) : null
  if (publicKey === null) throw refuse('no certificate is registered with this x5t#S256')
  const verified = await jwtVerify(assertion, publicKey, {
    algorithms: ['PS256', 'RS256'],
    issuer: clientId,
    subject: clientId,
    audience,
    requiredClaims: ['exp', 'jti'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  }).catch((cause: unknown) => {
    throw refuse(String(cause))
  })
  const { exp = 0, jti = '' } = verified.payload
  if (exp > Date.now() / 1000 + MAX_ASSERTION_SECONDS + CLOCK_TOLERANCE_SECONDS)
    throw refuse('exp is more than 10 minutes ahead')
  if (!certificates.claimAssertionId(jti)) throw refuse('this jti was used before')
}

/** Checks who is asking for a token: by secret (in the body or as basic authentication) or by signed assertion. */
export async function authenticateClient(
  request: SandboxRequest,
  form: URLSearchParams,
  tokenEndpoint: string,
  settings: Settings,
  certificates: CertificateStore,
): Promise<void> {
  const basic = readBasic(request.headers.authorization)
  const clientId = basic?.clientId ?? form.get('client_id')
  if (clientId === null) throw new EntraError(900144, { hint: 'client_id' })
  if (clientId !== settings.clientId) throw new EntraError(700016, { hint: clientId })

  const assertion = form.get('client_assertion')
  const secret = basic?.secret ?? form.get('client_secret')
  if (assertion !== null) {
    if (form.get('client_assertion_type') !== ASSERTION_TYPE)
      throw new EntraError(900144, { hint: 'client_assertion_type' })
    return requireAssertion(assertion, tokenEndpoint, settings.clientId, certificates)
  }
  if (secret === null || secret === '') throw new EntraError(7000218)
  requireSecret(secret, settings)
}
