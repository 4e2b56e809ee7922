import * as z from 'zod'
import { parseJson } from '@/lib/domain/json'
import type { HttpAnswer, SendHttp } from '@/lib/http/client'
import { textOf } from '@/lib/http/text-of'
import { type EndpointVersion, expectedEndpoints, metadataPath } from './endpoints'

const metadataSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  end_session_endpoint: z.string(),
  jwks_uri: z.string(),
})

/** What sign-in needs of the tenant's metadata, every address checked. */
export type TenantMetadata = { issuer: string; authorize: string; token: string; logout: string; keys: string }

/** The tenant's metadata is missing or not the tenant's own; the operator must check authority, tenant and network. */
export class TenantMetadataError extends Error {
  readonly code = 'tenant-metadata'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TenantMetadataError'
  }
}

/** The tenant could not be asked, or had trouble of its own; it may go better in a moment. */
export class TenantUnreachableError extends TenantMetadataError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TenantUnreachableError'
  }
}

export type TenantAddress = { authority: string; tenantId: string; version: EndpointVersion }

/**
 * Fetches the tenant's metadata document (OpenID Connect Discovery 1.0) and holds it against the addresses
 * the tenant must have, so that a wrong or forged document cannot send people or secrets elsewhere.
 * @throws TenantMetadataError
 */
export async function fetchTenantMetadata(address: TenantAddress, send: SendHttp): Promise<TenantMetadata> {
  const path = metadataPath(address.tenantId, address.version)
  const answer = await send({ method: 'GET', path, headers: { accept: 'application/json' } }).catch(cause => {
    throw new TenantUnreachableError(`${address.authority}${path} cannot be reached`, { cause })
  })
  return readTenantMetadata(address, answer)
}

export function readTenantMetadata(address: TenantAddress, answer: HttpAnswer): TenantMetadata {
  const expected = expectedEndpoints(address.authority, address.tenantId, address.version)
  if (answer.status === 429 || answer.status >= 500) {
    throw new TenantUnreachableError(`The tenant's metadata was answered with status ${answer.status}`)
  }
  if (answer.status !== 200)
    throw new TenantMetadataError(`The tenant's metadata was answered with status ${answer.status}`)
  const document = metadataSchema.safeParse(parseJson(textOf(answer)))
  if (!document.success) throw new TenantMetadataError("The tenant's metadata is not a metadata document")

  const { issuer, authorization_endpoint, token_endpoint, end_session_endpoint, jwks_uri } = document.data
  const checks: [field: string, found: string, allowed: string[]][] = [
    ['issuer', issuer, [expected.issuer]],
    ['authorization_endpoint', authorization_endpoint, [expected.authorize]],
    ['token_endpoint', token_endpoint, [expected.token]],
    ['end_session_endpoint', end_session_endpoint, [expected.logout]],
    ['jwks_uri', jwks_uri, expected.keys],
  ]
  const wrong = checks.find(([, found, allowed]) => !allowed.includes(found))
  if (wrong)
    throw new TenantMetadataError(
      `The metadata's ${wrong[0]} is ${wrong[1]}, but this tenant's is ${wrong[2].join(' or ')}`,
    )
  return {
    issuer,
    authorize: authorization_endpoint,
    token: token_endpoint,
    logout: end_session_endpoint,
    keys: jwks_uri,
  }
}
