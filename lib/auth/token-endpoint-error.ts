import * as z from 'zod'

/**
 * The token endpoint refused. Decisions go by `error` (RFC 6749, 5.2); the AADSTS number only chooses words.
 * The provider's description is dropped here, so that it cannot reach a page or a log.
 */
export class TokenEndpointError extends Error {
  readonly code = 'token-endpoint'

  constructor(
    readonly error: string,
    readonly number: number | null,
    readonly status: number | null,
    /** What the tenant asks to be proven interactively, as the JSON text to send along; a step-up only. */
    readonly claims: string | null = null,
    /** How long the tenant asks us to stay away. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(`The token endpoint refused with ${error}${number === null ? '' : ` (AADSTS${number})`}`)
    this.name = 'TokenEndpointError'
  }
}

const errorBodySchema = z.object({
  error: z.string().regex(/^[\w.-]{1,100}$/),
  // Only `error` decides anything, so nothing else may spoil it.
  error_description: z.string().optional().catch(undefined),
  error_codes: z.array(z.number().int()).optional().catch(undefined),
  claims: z.string().max(8_000).optional().catch(undefined),
})

/** Reads an error answer of the token endpoint, whatever it holds. */
export function toTokenEndpointError(
  status: number | null,
  body: unknown,
  retryAfterMs: number | null = null,
): TokenEndpointError {
  const parsed = errorBodySchema.safeParse(body)
  if (!parsed.success) {
    const error = status === 429 || (status !== null && status >= 500) ? 'temporarily_unavailable' : 'unknown'
    return new TokenEndpointError(error, null, status, null, retryAfterMs)
  }
  const number = parsed.data.error_codes?.[0] ?? aadstsNumber(parsed.data.error_description)
  return new TokenEndpointError(parsed.data.error, number, status, parsed.data.claims ?? null, retryAfterMs)
}

/** The number in a description such as "AADSTS50105: ...", the only part of it that is ever used. */
export function aadstsNumber(description: string | null | undefined): number | null {
  const digits = description?.match(/AADSTS(\d{3,9})/)?.[1]
  return digits ? Number(digits) : null
}
