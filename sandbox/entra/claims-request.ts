import { z } from 'zod'
import { EntraError } from './errors'

const requestSchema = z.object({
  access_token: z
    .record(z.string(), z.object({ value: z.string().optional(), values: z.array(z.string()).optional() }).nullable())
    .optional(),
})

/** What a `claims` parameter (or challenge) asks of the access token; only the claims the sandbox understands. */
export type ClaimsRequest = {
  /** Authentication contexts (`acrs`). */
  contexts: string[]
  /** Client capabilities (`xms_cc`). */
  capabilities: string[]
  /** The token must have been issued at or after this moment (seconds since 1970). */
  issuedAfter: number | null
}

/** Reads the claims request parameter (OpenID Connect Core 5.5). */
export function parseClaimsRequest(json: string): ClaimsRequest {
  let parsed: z.infer<typeof requestSchema>
  try {
    parsed = requestSchema.parse(JSON.parse(json))
  } catch {
    throw new EntraError(9002313, { hint: 'claims is not a claims request' })
  }
  const wanted = (name: string): string[] => {
    const request = parsed.access_token?.[name]
    return [...(request?.value === undefined ? [] : [request.value]), ...(request?.values ?? [])]
  }
  const notBefore = wanted('nbf')[0]
  return {
    contexts: wanted('acrs'),
    capabilities: wanted('xms_cc'),
    issuedAfter: notBefore === undefined ? null : Number(notBefore),
  }
}
