import { parseJson } from '@/lib/domain/json'

/**
 * The claims that a 401 asks to be proven interactively: `WWW-Authenticate: Bearer ... error="insufficient_claims",
 * claims="<base64 of JSON>"` (Entra's continuous access evaluation and authentication contexts).
 * @returns the JSON text for the `claims` parameter of an authorization request, or `null` when this is no challenge
 */
export function claimsOfChallenge(authenticate: string | undefined): string | null {
  if (!authenticate?.includes('insufficient_claims')) return null
  const encoded = authenticate.match(/claims="([A-Za-z0-9+/_=-]{1,8000})"/)?.[1]
  if (!encoded) return null
  const claims = Buffer.from(encoded, 'base64').toString('utf8')
  return isJsonObject(claims) ? claims : null
}

function isJsonObject(text: string): boolean {
  const value = parseJson(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
