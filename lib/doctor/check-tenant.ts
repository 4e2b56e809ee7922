import { metadataPath } from '@/lib/auth/endpoints'
import { readTenantMetadata, type TenantAddress, type TenantMetadata, TenantMetadataError } from '@/lib/auth/metadata'
import { toTokenEndpointError } from '@/lib/auth/token-endpoint-error'
import { parseJson } from '@/lib/domain/json'
import type { SetupStep } from '@/lib/domain/setup-check'
import type { HttpAnswer, SendHttp } from '@/lib/http/client'
import { textOf } from '@/lib/http/text-of'
import { toStep } from './step'
import { toUnreachable } from './unreachable'

type MetadataCheck = { step: SetupStep; answer: HttpAnswer | null }

/** Is the tenant there? Its metadata document is public, so this needs no credential. */
export async function checkMetadata(address: TenantAddress, send: SendHttp): Promise<MetadataCheck> {
  const path = metadataPath(address.tenantId, address.version)
  const values = [{ label: 'Metadata address', value: `${address.authority}${path}` }]
  const fail = (found: string, advice: string): MetadataCheck => ({
    step: toStep('metadata', 'failed', found, { advice, values }),
    answer: null,
  })
  let answer: HttpAnswer
  try {
    answer = await send({ method: 'GET', path, headers: { accept: 'application/json' } })
  } catch (cause) {
    return fail(
      `The tenant cannot be reached: ${toUnreachable(cause)}.`,
      `Check that this machine may connect to ${address.authority} (DNS, proxy, firewall), and ENTRA_AUTHORITY.`,
    )
  }
  if (answer.status === 200) return { step: toStep('metadata', 'passed', 'The tenant answers.', { values }), answer }
  if (answer.status === 429 || answer.status >= 500) {
    return fail(
      `The tenant answers with status ${answer.status}.`,
      'This is trouble of its own. Try again in a minute.',
    )
  }
  const { number } = toTokenEndpointError(answer.status, parseJson(textOf(answer)))
  return fail(
    `There is no such tenant here: status ${answer.status}${number === null ? '' : `, AADSTS${number}`}.`,
    'Compare ENTRA_TENANT_ID with Entra admin center > Overview > Tenant ID, and ENTRA_AUTHORITY with the cloud the tenant lives in.',
  )
}

type EndpointsCheck = { step: SetupStep; metadata: TenantMetadata | null }

/** Are issuer and endpoints the tenant's own? Nothing is sent to addresses that are not. */
export function checkEndpoints(address: TenantAddress, answer: HttpAnswer | null): EndpointsCheck {
  if (!answer) return { step: toStep('endpoints', 'skipped', 'They are read from the tenant.'), metadata: null }
  try {
    const metadata = readTenantMetadata(address, answer)
    return { step: toStep('endpoints', 'passed', 'Issuer, endpoints and keys are its own.'), metadata }
  } catch (cause) {
    if (!(cause instanceof TenantMetadataError)) throw cause
    const advice =
      'Something between this machine and the tenant changes the document, or ENTRA_AUTHORITY is not the one of its cloud. Until this is mended nobody can sign in, and no secret is sent.'
    return { step: toStep('endpoints', 'failed', `${cause.message}.`, { advice }), metadata: null }
  }
}
