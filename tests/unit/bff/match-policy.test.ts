import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchPolicy } from '@/lib/bff/match-policy'
import { ProblemError } from '@/lib/bff/problem'
import { fillPath, isSafeSegment } from '@/lib/mmd/path'
import { problemOf } from './bff-fixtures'

const TENANT_ID = '11111111-2222-4333-8444-555555555555'

const match = (path: string, query = '', method = 'GET') => matchPolicy(method, path, new URLSearchParams(query))

/** The literal path below the service's base that a request becomes. */
function upstreamOf(path: string): string {
  const { policy, values } = match(path)
  return fillPath(policy.upstream, { ...values, tenantId: TENANT_ID })
}

describe('the way from our address to the service’s', () => {
  it.each([
    ['devices', `tenants/${TENANT_ID}/devices`],
    ['devices/MMD-1', `tenants/${TENANT_ID}/devices/MMD-1`],
    ['devices/b%C3%BCro%207', `tenants/${TENANT_ID}/devices/b%C3%BCro%207`],
    ['devices/a%252Fb', `tenants/${TENANT_ID}/devices/a%252Fb`],
    ['devices/%252e%252e', `tenants/${TENANT_ID}/devices/%252e%252e`],
    ['devices/..;', `tenants/${TENANT_ID}/devices/..%3B`],
    ['devices/a%3Fb%23c', `tenants/${TENANT_ID}/devices/a%3Fb%23c`],
    ['users', `tenants/${TENANT_ID}/users`],
    ['users/megan@contoso.example', `tenants/${TENANT_ID}/users/megan%40contoso.example`],
    ['profiles', `tenants/${TENANT_ID}/profiles`],
  ])('of %s is literally %s (security 23)', (path, upstream) => {
    expect(upstreamOf(path)).toBe(upstream)
  })

  it('decodes a name once and once only, and says it to the service as it was (security 27)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }).filter(isSafeSegment), name => {
        const encoded = encodeURIComponent(name)
        expect(match(`devices/${encoded}`).values).toEqual({ name })
        expect(upstreamOf(`devices/${encoded}`)).toBe(`tenants/${TENANT_ID}/devices/${encoded}`)
      }),
    )
  })

  it('never leads out of the endpoint, however the address is spelled (security 27)', () => {
    const pieces = ['.', '..', '%2e', '%2E%2e', '%252e', '/', '%2F', '%5c', '\\', ';', '%00', '%', '%25', '?', '#', 'a']
    const piece = fc.constantFrom(...pieces)
    fc.assert(
      fc.property(fc.constantFrom('devices/', 'users/', ''), fc.array(piece, { maxLength: 6 }), (start, rest) => {
        let upstream: string
        try {
          upstream = `/${upstreamOf(start + rest.join(''))}`
        } catch (error) {
          expect(error).toBeInstanceOf(ProblemError)
          return
        }
        const { pathname, search, hash } = new URL(upstream, 'https://service.example')
        expect(pathname + search + hash).toBe(upstream)
        expect(upstream).toMatch(new RegExp(`^/tenants/${TENANT_ID}/(devices|users)/[^/?#\\\\]+$`))
      }),
      { numRuns: 500 },
    )
  })

  it('takes the tenant from nowhere in the request (security 26)', () => {
    expect(problemOf(() => match('devices', 'tenantId=other')).code).toBe('bad-request')
    expect(match('devices/tenantId').values).toEqual({ name: 'tenantId' })
    expect(problemOf(() => match('tenants/other/devices')).code).toBe('not-found')
  })
})

describe('an address that is none of ours', () => {
  it.each([
    '',
    'device',
    'DEVICES',
    'devices/a/b',
    'devices/a/b/c',
    'tickets',
    'tenants',
    '/devices',
    '../devices',
    '%2e%2e/devices',
    'devices;a',
    'constructor',
    '__proto__',
  ])('such as "%s" is not found (security 23)', path => {
    expect(problemOf(() => match(path)).code).toBe('not-found')
  })

  it.each(['.', '..', '%2e%2e', '%2E.', 'a%00b', '%0d%0a', '%7F', '', 'x'.repeat(257)])(
    'such as a device called "%s" is refused (security 27)',
    name => {
      expect(problemOf(() => match(`devices/${name}`)).code).toBe('bad-request')
    },
  )

  it.each(['%', '%zz', '%c3', '%ED%A0%80', 'a%2'])(
    'such as one with a broken "%s" is refused and not a crash',
    name => {
      const problem = problemOf(() => match(`devices/${name}`))
      expect(problem.code).toBe('bad-request')
      expect(problem.details.detail).toContain('broken percent sign')
    },
  )

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'get'])(
    'by its method %s is answered with those it has (security 23)',
    method => {
      for (const path of ['devices', 'devices/MMD-1', 'users', 'profiles']) {
        const problem = problemOf(() => match(path, '', method))
        expect(problem.code).toBe('method-not-allowed')
        expect(problem.details.headers).toEqual({ allow: 'GET' })
      }
    },
  )
})

describe('the parameters of a request', () => {
  it('are passed on in their order, with their own text', () => {
    expect(match('devices', '$searchText=o%27hara+%26+co&$skip=0&$top=999999999').query).toEqual([
      ['$searchText', "o'hara & co"],
      ['$skip', '0'],
      ['$top', '999999999'],
    ])
  })

  it.each([
    ['devices', '$filter=1'],
    ['devices', '$orderby=name'],
    ['devices', '%24select=password'],
    ['devices', 'SKIP=1'],
    ['devices', 'constructor=1'],
    ['devices', '=1'],
    ['devices/MMD-1', '$top=1'],
    ['profiles', '$top=1'],
    ['users/u', '$searchText=u'],
  ])('of %s may not be %s (security 23)', (path, query) => {
    const problem = problemOf(() => match(path, query))
    expect(problem.code).toBe('bad-request')
    expect(problem.details.detail).toContain('is not known here')
  })

  it('are each given once', () => {
    const problem = problemOf(() => match('devices', '$top=1&$top=2'))
    expect([problem.code, problem.details.detail]).toEqual(['bad-request', 'The parameter $top is given twice.'])
  })

  it.each(['-1', '1.5', '1e3', '0x10', ' 1', '', '1234567890', '١', 'NaN'])(
    'count rows in whole numbers, not by "%s"',
    value => {
      for (const name of ['$skip', '$top'])
        expect(problemOf(() => match('users', `${name}=${value}`)).details.detail).toBe(
          `${name} must be a whole number.`,
        )
    },
  )

  it('hold plain text of sane length', () => {
    expect(match('users', `$searchText=${'x'.repeat(500)}`).query).toHaveLength(1)
    for (const text of ['x'.repeat(501), 'a%00b', '%0d%0aX: 1', '%1b[31m'])
      expect(problemOf(() => match('users', `$searchText=${text}`)).code).toBe('bad-request')
  })
})
