import type { CookiesOptions } from 'next-auth'
import { decode, encode, type JWT, type JWTOptions } from 'next-auth/jwt'
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
const SIGN_IN_SECONDS = 15 * 60

/**
 * Encrypts cookies with the first secret and reads them with any, so that secrets can be rotated.
 * next-auth salts each kind of cookie by its name, so that one kind is never taken for another.
 */
export function cookieEncryption(secrets: Environment['NEXTAUTH_SECRET']): Pick<JWTOptions, 'encode' | 'decode'> {
  return {
    encode: parameters => encode({ ...parameters, secret: secrets[0] }),
    async decode(parameters) {
      for (const secret of secrets) {
        const token = await decode({ ...parameters, secret }).catch(() => null)
        if (token) return token
      }
      return null
    },
  }
}

/** The session id in a decrypted session cookie. */
export function toSessionId(token: JWT | null): string | null {
  return typeof token?.sid === 'string' && token.sid !== '' ? token.sid : null
}
