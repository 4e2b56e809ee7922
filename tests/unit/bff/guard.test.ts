import { describe, expect, it } from 'vitest'
import { guardRequest } from '@/lib/bff/guard'
import { ProblemError } from '@/lib/bff/problem'

const CONSOLE_URL = 'https://console.example'

type Headers = Record<string, string>

/** The code a request is refused with, or "passes". */
function verdict(method: string, headers: Headers, path = '/api/mmd/devices'): string {
  try {
    guardRequest(new Request(`${CONSOLE_URL}${path}`, { method, headers }), CONSOLE_URL)
    return 'passes'
  } catch (error) {
    if (error instanceof ProblemError) return error.code
    throw error
  }
}

const READS = ['GET', 'HEAD']
const WRITES = ['POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS']
const ORIGINS = [undefined, CONSOLE_URL, 'https://evil.example', 'null']

/** What fetch metadata says of a request, and who may come with it. */
const sites: [site: string, mayRead: boolean, mayWrite: boolean][] = [
  ['same-origin', true, true],
  ['none', true, true],
  ['same-site', true, false],
  ['cross-site', false, false],
]

/** What `Origin` says where a browser sends no fetch metadata. */
const origins: [origin: string | undefined, may: boolean][] = [
  [undefined, true],
  [CONSOLE_URL, true],
  ['https://evil.example', false],
  ['http://console.example', false],
  ['https://console.example.evil.example', false],
  ['https://console.example:8443', false],
  ['null', false],
  ['', false],
]

describe('a request to the API', () => {
  it.each(sites)('from "%s" may read: %s, may write: %s (security 31)', (site, mayRead, mayWrite) => {
    for (const origin of ORIGINS) {
      const headers = { 'x-csrf': '1', 'sec-fetch-site': site, ...(origin === undefined ? {} : { origin }) }
      for (const method of READS) expect(verdict(method, headers)).toBe(mayRead ? 'passes' : 'cross-site')
      for (const method of WRITES) expect(verdict(method, headers)).toBe(mayWrite ? 'passes' : 'cross-site')
    }
  })

  it.each(origins)('without fetch metadata and with the origin %j passes: %s (security 31)', (origin, may) => {
    const headers = { 'x-csrf': '1', ...(origin === undefined ? {} : { origin }) }
    for (const method of [...READS, ...WRITES]) expect(verdict(method, headers)).toBe(may ? 'passes' : 'cross-site')
  })

  it('with words of fetch metadata nobody knows goes by its origin (security 31)', () => {
    for (const site of ['', 'same-galaxy']) {
      const headers = { 'x-csrf': '1', 'sec-fetch-site': site }
      expect(verdict('POST', { ...headers, origin: 'https://evil.example' })).toBe('cross-site')
      expect(verdict('POST', { ...headers, origin: CONSOLE_URL })).toBe('passes')
    }
  })

  it.each([undefined, '', '0', 'true', '1, 1', '11'])(
    'with %j in the header other sites cannot send is refused (security 31)',
    value => {
      const headers = { 'sec-fetch-site': 'same-origin', ...(value === undefined ? {} : { 'x-csrf': value }) }
      for (const method of [...READS, ...WRITES]) expect(verdict(method, headers)).toBe('cross-site')
    },
  )

  it('is refused before its body is read when the body is too large (security 30)', () => {
    const headers = { 'x-csrf': '1', 'sec-fetch-site': 'same-origin' }
    expect(verdict('POST', { ...headers, 'content-length': String(64 * 1024) })).toBe('passes')
    expect(verdict('POST', { ...headers, 'content-length': String(64 * 1024 + 1) })).toBe('payload-too-large')
    expect(verdict('POST', { ...headers, 'content-length': '9'.repeat(400) })).toBe('payload-too-large')
  })

  it('goes by the origin of the console, whatever path its address has', () => {
    const request = new Request(CONSOLE_URL, { headers: { 'x-csrf': '1', origin: CONSOLE_URL } })
    expect(() => guardRequest(request, `${CONSOLE_URL}/`)).not.toThrow()
  })
})
