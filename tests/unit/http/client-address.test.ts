import { describe, expect, it } from 'vitest'
import { addressGroup, clientAddress, PEER_ADDRESS_HEADER } from '@/lib/http/client-address'

const PEER = '10.0.0.1'

function addressOf(forwarded: string | null, proxies: number, peer = PEER): string | null {
  const headers = new Headers({ [PEER_ADDRESS_HEADER]: peer })
  if (forwarded !== null) headers.set('x-forwarded-for', forwarded)
  return clientAddress(headers, proxies)
}

describe('the address of a client', () => {
  it.each([null, '203.0.113.9', '203.0.113.9, 198.51.100.2', 'nonsense'])(
    'is the connection’s, whatever %j claims, when no proxy is trusted',
    forwarded => expect(addressOf(forwarded, 0)).toBe(PEER),
  )

  it.each([
    ['203.0.113.9', 1, '203.0.113.9'],
    ['192.0.2.66, 203.0.113.9', 1, '203.0.113.9'],
    ['192.0.2.66, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['203.0.113.9', 2, '203.0.113.9'],
    ['192.0.2.66,203.0.113.9 ', 1, '203.0.113.9'],
  ])('behind proxies is what the outermost of them saw: %s with %i', (forwarded, proxies, expected) => {
    expect(addressOf(forwarded, proxies)).toBe(expected)
  })

  it.each([
    ['203.0.113.9:51234', '203.0.113.9'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['fe80::1%eth0', 'fe80::1'],
    ['2001:DB8::A', '2001:db8::a'],
    ['', null],
    ['unknown', null],
    ['203.0.113.9%1b[31m', null],
    ['999.1.1.1', null],
  ])('written as %j is %j', (written, expected) => {
    expect(addressOf(written, 1)).toBe(expected)
    expect(addressOf(null, 0, written)).toBe(expected)
  })
})

describe('the group that limits count by', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [null, 'unknown'],
  ])('of %j is %s', (address, group) => expect(addressGroup(address)).toBe(group))
})
