import type { CookiesOptions } from 'next-auth'
import { decode, encode, type JWT, type JWTDecodeParams, type JWTOptions } from 'next-auth/jwt'
import type { Environment } from '@/lib/env'

/**
 * The cookies next-auth sets. Over https each carries the `__Host-` prefix (host-only, Secure, Path=/).
 * SameSite is Lax and not Strict, because the tenant sends people back to us from its own site: under Strict, the
 * browser would leave out the state, PKCE and session cookies on exactly that request.
 */
export function sessionCookies(consoleUrl: string) {
  const secure = consoleUrl.startsWith('https://')
  const prefix = secure ? '__Host-' : ''
  const options = { httpOnly: true, sameSite: 'lax' as const, path: '/', secure }
  const cookie = (name: string, maxAge?: number) => ({
    name: `${prefix}next-auth.${name}`,
    options: maxAge === undefined ? options : { ...options, maxAge },
  })
  return {
    sessionToken: cookie('session-token'),
    callbackUrl: cookie('callback-url'),
    csrfToken: cookie('csrf-token'),
    pkceCodeVerifier: cookie('pkce.code_verifier', SIGN_IN_SECONDS),
    state: cookie('state', SIGN_IN_SECONDS),
    nonce: cookie('nonce', SIGN_IN_SECONDS),
  } satisfies Partial<CookiesOptions>
}

/** How long a person may take at the tenant's pages. */
export const SIGN_IN_SECONDS = 15 * 60

/**
 * Encrypts cookies with the first secret and reads them with any, so that secrets can be rotated.
 * next-auth salts each kind of cookie by its name, so that one kind is never taken for another.
 */
export function cookieEncryption(secrets: Environment['NEXTAUTH_SECRET']): Pick<JWTOptions, 'encode' | 'decode'> {
  return {
    encode: parameters => encode({ ...parameters, secret: secrets[0] }),
    async decode(parameters) {
      for (const secret of secrets) {
        const token = await decodeOnce({ ...parameters, secret })
        if (token) return token
      }
      return null
    },
  }
}

/** Cookies that were decrypted of late: each request of a page brings the same one, and deriving the key takes its time. */
const decoded = new Map<string, JWT>()
const MOST_DECODED = 1_000

/** What is kept is only what the cookie says; whether its session lives is asked of the store each time. */
async function decodeOnce(parameters: JWTDecodeParams): Promise<JWT | null> {
  const key = [parameters.secret, parameters.salt, parameters.token].join('\n')
  const known = decoded.get(key)
  if (known && Number(known.exp) * 1000 > Date.now()) return known
  const token = await decode(parameters).catch(() => null)
  if (token) {
    const [oldest] = decoded.keys()
    if (oldest !== undefined && decoded.size >= MOST_DECODED) decoded.delete(oldest)
    decoded.set(key, token)
  }
  return token
}

/** The session id in a decrypted session cookie. */
export function toSessionId(token: JWT | null): string | null {
  return typeof token?.sid === 'string' && token.sid !== '' ? token.sid : null
}
