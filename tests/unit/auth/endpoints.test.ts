import { describe, expect, it } from 'vitest'
import { expectedEndpoints, metadataPath } from '@/lib/auth/endpoints'
import { AUTHORITY, TENANT_ID } from './auth-fixtures'

describe("a tenant's addresses", () => {
  it('are these at its v2 endpoints (security 15)', () => {
    expect(expectedEndpoints(AUTHORITY, TENANT_ID, 'v2')).toStrictEqual({
      issuer: `https://login.microsoftonline.com/${TENANT_ID}/v2.0`,
      authorize: `https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/authorize`,
      token: `https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/token`,
      logout: `https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/logout`,
      keys: [`https://login.microsoftonline.com/${TENANT_ID}/discovery/v2.0/keys`],
    })
  })

  it('are these at its v1 endpoints, the issuer with its slash (security 15)', () => {
    expect(expectedEndpoints(AUTHORITY, TENANT_ID, 'v1')).toStrictEqual({
      issuer: `https://sts.windows.net/${TENANT_ID}/`,
      authorize: `https://login.microsoftonline.com/${TENANT_ID}/oauth2/authorize`,
      token: `https://login.microsoftonline.com/${TENANT_ID}/oauth2/token`,
      logout: `https://login.microsoftonline.com/${TENANT_ID}/oauth2/logout`,
      keys: [
        `https://login.microsoftonline.com/${TENANT_ID}/discovery/keys`,
        'https://login.microsoftonline.com/common/discovery/keys',
      ],
    })
  })

  it.each([
    ['https://login.microsoftonline.us', 'https://sts.windows.net'],
    ['https://login.partner.microsoftonline.cn', 'https://sts.chinacloudapi.cn'],
    ['http://localhost:4000', 'https://sts.windows.net'],
  ])('follow the cloud %s, whose v1 issuer is %s (security 15)', (authority, issuer) => {
    expect(expectedEndpoints(authority, TENANT_ID, 'v1').issuer).toBe(`${issuer}/${TENANT_ID}/`)
    const { keys, issuer: v2Issuer, ...rest } = expectedEndpoints(authority, TENANT_ID, 'v2')
    for (const address of [...keys, v2Issuer, ...Object.values(rest)])
      expect(address).toMatch(new RegExp(`^${authority}/${TENANT_ID}/`))
  })

  it('are published where the generation has its document', () => {
    expect(metadataPath(TENANT_ID, 'v2')).toBe(`/${TENANT_ID}/v2.0/.well-known/openid-configuration`)
    expect(metadataPath(TENANT_ID, 'v1')).toBe(`/${TENANT_ID}/.well-known/openid-configuration`)
  })
})
