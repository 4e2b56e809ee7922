/**
 * How long a `Retry-After` header asks us to wait (RFC 9110, 10.2.3: seconds, or an HTTP date).
 * @returns milliseconds from `now`, never negative; `null` when the header is missing or unreadable
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  // Date.parse alone makes a date of nearly anything with a digit in it.
  if (!/^[A-Z][a-z]{2,8},? .+ GMT$/.test(header)) return null
  const date = Date.parse(header)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
