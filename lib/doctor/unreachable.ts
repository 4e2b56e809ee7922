import { HttpTimeoutError } from '@/lib/http/errors'

/** Why an address could not be reached, in the network's own terms (ENOTFOUND, ECONNREFUSED, a certificate's fault). */
export function toUnreachable(cause: unknown): string {
  if (cause instanceof HttpTimeoutError) return 'no answer came in time'
  const root = rootOf(cause)
  const code = root && typeof root === 'object' && 'code' in root ? String(root.code) : null
  return code ?? (root instanceof Error && root.message ? root.message : 'the connection failed')
}

/** The innermost cause; of several, as for a name with several addresses, the first. */
function rootOf(cause: unknown): unknown {
  if (cause instanceof AggregateError && cause.errors.length > 0) return rootOf(cause.errors[0])
  return cause instanceof Error && cause.cause ? rootOf(cause.cause) : cause
}
