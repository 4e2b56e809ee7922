import * as z from 'zod'

/** The tokens of one session. They exist in memory and, sealed, in the session's row; nowhere else. */
export const tokensSchema = z.object({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1).nullable(),
  /** Milliseconds since 1970. */
  accessExpiresAt: z.number(),
})

export type Tokens = z.infer<typeof tokensSchema>

/**
 * When an access token ends, from `expires_in`: a number on v2 endpoints, a string on v1.
 * Missing, negative or unreadable means that it has ended already.
 * @param receivedAt milliseconds since 1970
 */
export function toExpiry(expiresIn: unknown, receivedAt: number): number {
  const seconds = typeof expiresIn === 'string' && /^\d{1,9}$/.test(expiresIn) ? Number(expiresIn) : expiresIn
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0) return receivedAt
  return receivedAt + Math.min(seconds, LONGEST_LIFE_SECONDS) * 1000
}

/** Continuous access evaluation makes tokens last up to 28 hours; what claims more is looked at again after two days. */
const LONGEST_LIFE_SECONDS = 48 * 3600

const tokenAnswerSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().nullish(),
  expires_in: z.unknown().optional(),
})

/**
 * Reads a token answer. A refresh answer without a refresh token keeps the one we had; one with it replaces it.
 * @throws ZodError when there is no access token in it
 */
export function toTokens(body: unknown, receivedAt: number, previousRefreshToken: string | null): Tokens {
  const answer = tokenAnswerSchema.parse(body)
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token || previousRefreshToken,
    accessExpiresAt: toExpiry(answer.expires_in, receivedAt),
  }
}
