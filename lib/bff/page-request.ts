import 'server-only'
import { headers } from 'next/headers'
import { getEnvironment } from '@/lib/env'
import { clientAddress } from '@/lib/http/client-address'

/** The request that a page is rendered for. `address` is path and query, to return to. */
export type PageRequest = { requestId: string; clientAddress: string | null; address: string }

/**
 * What proxy.ts has said about the page's request. Without that file, what stands there is the browser's own: the id is
 * then made here, and whoever leads somebody to `address` checks it as any other.
 */
export async function getPageRequest(): Promise<PageRequest> {
  const sent = await headers()
  const id = sent.get('x-request-id') ?? ''
  return {
    requestId: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : crypto.randomUUID(),
    clientAddress: clientAddress(sent, getEnvironment().TRUSTED_PROXY),
    address: sent.get('x-return-to') ?? '/',
  }
}

/** The page's path, as a route's is recorded: without the query, which may hold a person's name. */
export function pathOf({ address }: Pick<PageRequest, 'address'>): string {
  return address.replace(/[?#].*$/s, '')
}
