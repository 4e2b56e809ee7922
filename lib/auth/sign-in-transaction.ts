import { randomBytes } from 'node:crypto'
import type { NextRequest } from 'next/server'
import type { Environment } from '@/lib/env'
import { cookieEncryption, SIGN_IN_SECONDS, sessionCookies } from './cookies'

type Settings = Pick<Environment, 'NEXTAUTH_URL' | 'NEXTAUTH_SECRET'>

/**
 * Seals the same random mark into the state, PKCE verifier and nonce cookies that a sign-in starts with; next-auth makes
 * the three independently of each other.
 * @param answer next-auth's answer to the start of a sign-in; its cookies are changed in place
 */
export async function markTransaction(answer: Response, settings: Settings): Promise<void> {
  const transaction = randomBytes(16).toString('base64url')
  const cookies = answer.headers.getSetCookie()
  answer.headers.delete('set-cookie')
  for (const cookie of cookies) answer.headers.append('set-cookie', await seal(cookie, transaction, settings))
}

async function seal(cookie: string, transaction: string, settings: Settings): Promise<string> {
  const [, name = '', value = ''] = cookie.match(/^([^=]+)=([^;]+)/) ?? []
  const token = transactionCookies(settings).includes(name) ? await open(name, value, settings) : null
  if (!token) return cookie
  const { encode } = cookieEncryption(settings.NEXTAUTH_SECRET)
  const [secret] = settings.NEXTAUTH_SECRET
  const sealed = await encode({ token: { ...token, transaction }, secret, salt: name, maxAge: SIGN_IN_SECONDS })
  return cookie.replace(value, sealed)
}

/**
 * Whether all three cookies are there and of one sign-in. Asked before the code is redeemed: a nonce of another sign-in
 * would be found out only by the ID token, and a verifier of another one only by the tenant.
 */
export async function isOneTransaction(request: NextRequest, settings: Settings): Promise<boolean> {
  const tokens = transactionCookies(settings).map(name => open(name, request.cookies.get(name)?.value, settings))
  const [mark, ...others] = (await Promise.all(tokens)).map(token => token?.transaction)
  return typeof mark === 'string' && others.every(other => other === mark)
}

function open(name: string, value: string | undefined, { NEXTAUTH_SECRET }: Settings) {
  const { decode } = cookieEncryption(NEXTAUTH_SECRET)
  return decode({ token: value ?? '', secret: NEXTAUTH_SECRET[0], salt: name })
}

function transactionCookies({ NEXTAUTH_URL }: Settings): string[] {
  const { state, pkceCodeVerifier, nonce } = sessionCookies(NEXTAUTH_URL)
  return [state.name, pkceCodeVerifier.name, nonce.name]
}
