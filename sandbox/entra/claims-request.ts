import { z } from 'zod'
import { EntraError } from './errors'

export const askedClaimsSchema = z.record(
  z.string(),
  z
    .object({ essential: z.boolean().optional(), value: z.string().optional(), values: z.array(z.string()).optional() })
    .nullable(),
)
const requestSchema = z.object({ access_token: askedClaimsSchema.optional() })

/** What a `claims` parameter, or a claims challenge, asks of the access token. */
export type AskedClaims = z.infer<typeof askedClaimsSchema>

/** Reads the claims request parameter (OpenID Connect Core 5.5). */
export function parseClaimsRequest(json: string): AskedClaims {
  try {
    return requestSchema.parse(JSON.parse(json)).access_token ?? {}
  } catch {
    throw new EntraError(9002313, { hint: 'claims is not a claims request' })
  }
}

/** The values asked for one claim, as the token is to carry them; undefined when there are none. */
export function valuesOf(asked: AskedClaims, name: string): string[] | undefined {
  const claim = asked[name]
  const values = [...(claim?.value === undefined ? [] : [claim.value]), ...(claim?.values ?? [])]
  return values.length > 0 ? values : undefined
}

/** True when everything wanted was asked for in the same words: the sandbox grants whatever is asked. */
export function covers(asked: AskedClaims, wanted: AskedClaims): boolean {
  return Object.entries(wanted).every(([name, claim]) => JSON.stringify(asked[name]) === JSON.stringify(claim))
}
