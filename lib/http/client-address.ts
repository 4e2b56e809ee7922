import { isIP } from 'node:net'

/**
 * Carries the address a connection came from. It is set anew on each request as it arrives (see `notePeerAddresses`),
 * so that whatever a client sends under this name is gone before anything reads it.
 */
export const PEER_ADDRESS_HEADER = 'x-peer-address'

/**
 * The address a request comes from: the connection's, or, behind `proxies` reverse proxies, what the outermost of them
 * saw. Each proxy appends the address it was called from to X-Forwarded-For; everything further left is the client's
 * own claim and is never believed.
 * @returns `null` when there is no usable address
 */
export function clientAddress(headers: Headers, proxies: number): string | null {
  const forwarded = proxies > 0 ? (headers.get('x-forwarded-for') ?? '').split(',') : []
  const hops = [...forwarded, headers.get(PEER_ADDRESS_HEADER) ?? ''].map(toAddress)
  return hops[Math.max(0, hops.length - 1 - proxies)] ?? null
}

/** A bare address: without port, brackets, zone or the IPv6 form of an IPv4 one. */
function toAddress(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^([\da-f]*:[\da-f:]*)%\w+$/i, '$1')
  return isIP(bare) ? bare.toLowerCase() : null
}

/** What limits count by: an IPv6 client owns a whole /64, and can use any address in it. */
export function addressGroup(address: string | null): string {
  if (address === null || isIP(address) !== 6) return address ?? 'unknown'
  const [head = '', tail = ''] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail.split(':').filter(Boolean)
  const zeros = Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0')
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(':')}::/64`
}
