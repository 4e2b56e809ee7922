import 'server-only'
import { headers } from 'next/headers'
import { requireSession, type Session } from '@/lib/auth/session'

/**
 * The session of a page, or the way to sign in, which leads back to this very address with its filters.
 * proxy.ts says the address, as neither a layout nor a page is told it in full; `fallback` is for when it did not.
 */
export async function requirePageSession(fallback = '/'): Promise<Session> {
  return requireSession((await headers()).get('x-return-to') ?? fallback)
}
