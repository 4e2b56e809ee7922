import { describe, expect, it } from 'vitest'
import { policies } from '@/lib/bff/policy'
import { roles } from '@/lib/domain/account'

const rows = policies.map(policy => [`${policy.method} ${policy.path}`, policy] as const)

const valuesOf = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

/** Every endpoint the browser reaches, by hand: adding one to the table is a decision and shows up here. */
const REACHABLE = [
  'GET devices -> tenants/{tenantId}/devices',
  'GET devices/{name} -> tenants/{tenantId}/devices/{name}',
  'GET users -> tenants/{tenantId}/users',
  'GET users/{upn} -> tenants/{tenantId}/users/{upn}',
  'GET profiles -> tenants/{tenantId}/profiles',
  'POST devices/{name}/elevationDetails -> tenants/{tenantId}/devices/{name}/elevationDetails',
]

describe('the table of endpoints', () => {
  it('reaches these and no others (security 23)', () => {
    expect(policies.map(({ method, path, upstream }) => `${method} ${path} -> ${upstream}`)).toEqual(REACHABLE)
  })

  it('has one row for each method and address', () => {
    const keys = rows.map(([name]) => name.replaceAll(/\{\w+\}/g, '{}'))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(rows)('keeps %s below the session’s tenant, where the service has tenants (security 26)', (_, policy) => {
    expect(policy.upstream).toMatch(/^(tenants\/\{tenantId\}\/|tickets\b)/)
    expect(policy.path).not.toContain('tenantId')
  })

  it.each(rows)('has a value for every gap of %s and no other', (_, policy) => {
    expect(new Set(valuesOf(policy.upstream))).toEqual(
      new Set([...valuesOf(policy.path), ...(policy.upstream.includes('tenantId') ? ['tenantId'] : [])]),
    )
  })

  it.each(rows)('names for %s a role that exists and parameters that are the service’s', (_, policy) => {
    expect(roles).toContain(policy.role)
    for (const name of policy.query) expect(name).toMatch(/^\$(searchText|skip|top)$/)
  })

  it.each(rows)('lets only Support and up act as the application, as in %s (security 35)', (_, policy) => {
    if (policy.context === 'application') expect(policy.role).not.toBe('Viewer')
  })

  const reads = rows.filter(([, { method }]) => method === 'GET')
  it.each(reads)('changes nothing and reveals no password by %s (security 32)', (_, policy) => {
    expect(policy.upstream).not.toMatch(/elevationDetails|reassign|addNote/)
  })
})
