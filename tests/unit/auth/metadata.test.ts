import { describe, expect, it } from 'vitest'
import { fetchTenantMetadata, readTenantMetadata, TenantMetadataError } from '@/lib/auth/metadata'
import { HttpConnectionError } from '@/lib/http/errors'
import { httpAnswer } from '../../support/http-answer'
import { AUTHORITY, metadataDocument, TENANT_ID, tenantAnswering, v1, v2 } from './auth-fixtures'

const OTHER_TENANT = '22222222-2222-4333-8444-555555555555'
const FIELDS = ['issuer', 'authorization_endpoint', 'token_endpoint', 'end_session_endpoint', 'jwks_uri']

const read = (document: unknown, address = v2, status = 200) =>
  readTenantMetadata(
    address,
    httpAnswer(status, {}, typeof document === 'string' ? document : JSON.stringify(document)),
  )

/** Ways in which one address of the document may be somebody else's. */
const forgeries: [what: string, forge: (address: string) => unknown][] = [
  ['another host', address => address.replace(/\/\/[^/]+/, '//evil.example')],
  ['another tenant', address => address.replace(TENANT_ID, OTHER_TENANT)],
  ['http', address => address.replace('https:', 'http:')],
  ['a longer path', address => `${address}/more`],
  ['one more slash', address => (address.endsWith('/') ? address.slice(0, -1) : `${address}/`)],
  ['a query', address => `${address}?x=1`],
  ['another port', address => address.replace(/(\/\/[^/]+)/, '$1:8443')],
  ['a user name', address => address.replace('//', '//login.microsoftonline.com@')],
  ['nothing', () => ''],
  ['a list', address => [address]],
  ['null', () => null],
]

describe("the tenant's metadata", () => {
  it.each([v1, v2])('gives the addresses of its $version endpoints (security 15)', address => {
    const document = metadataDocument(address.version)
    expect(read(document, address)).toStrictEqual({
      issuer: document.issuer,
      authorize: document.authorization_endpoint,
      token: document.token_endpoint,
      logout: document.end_session_endpoint,
      keys: document.jwks_uri,
    })
  })

  it('of v1 may name the keys common to all tenants; of v2 it may not', () => {
    const common = { jwks_uri: `${AUTHORITY}/common/discovery/keys` }
    expect(read({ ...metadataDocument('v1'), ...common }, v1).keys).toBe(common.jwks_uri)
    expect(() => read({ ...metadataDocument('v2'), ...common })).toThrow(TenantMetadataError)
  })

  describe.each(forgeries)('with %s in an address', (_, forge) => {
    it.each(FIELDS)('is refused when it is the %s (security 15)', field => {
      for (const address of [v1, v2]) {
        const document = metadataDocument(address.version)
        expect(() => read({ ...document, [field]: forge(String(document[field])) }, address)).toThrow(
          TenantMetadataError,
        )
      }
    })
  })

  it.each(FIELDS)('is refused when it has no %s', field => {
    expect(() => read({ ...metadataDocument('v2'), [field]: undefined })).toThrow(TenantMetadataError)
  })

  it('of one generation does not do for the other (security 15)', () => {
    expect(() => read(metadataDocument('v1'), v2)).toThrow(TenantMetadataError)
    expect(() => read(metadataDocument('v2'), v1)).toThrow(TenantMetadataError)
  })

  it('is refused with the field, what it says and what it should say, for the operator', () => {
    expect(() => read({ ...metadataDocument('v2'), token_endpoint: 'https://evil.example' })).toThrow(
      `The metadata's token_endpoint is https://evil.example, but this tenant's is ${AUTHORITY}/${TENANT_ID}/oauth2/v2.0/token`,
    )
  })

  it.each([201, 204, 302, 400, 404, 500, 503])('is refused with the status %i', status => {
    expect(() => read(metadataDocument('v2'), v2, status)).toThrow(`answered with status ${status}`)
  })

  it.each(['<html>Sign in to the hotel network</html>', '', '[]', 'null', '"text"', '{}'])(
    'is refused when it is %j',
    body => {
      expect(() => read(body)).toThrow('not a metadata document')
    },
  )
})

describe("fetching the tenant's metadata", () => {
  it('asks for its document and for nothing else', async () => {
    const { send, requests } = tenantAnswering(200, metadataDocument('v2'))
    expect((await fetchTenantMetadata(v2, send)).issuer).toBe(`${AUTHORITY}/${TENANT_ID}/v2.0`)
    expect(requests).toStrictEqual([
      {
        method: 'GET',
        path: `/${TENANT_ID}/v2.0/.well-known/openid-configuration`,
        headers: { accept: 'application/json' },
      },
    ])
  })

  it('names the address when nobody can be reached there, for the operator', async () => {
    const failure = new HttpConnectionError('refused')
    const error = await fetchTenantMetadata(v1, () => Promise.reject(failure)).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(TenantMetadataError)
    expect(error).toHaveProperty('cause', failure)
    expect(error).toHaveProperty(
      'message',
      `${AUTHORITY}/${TENANT_ID}/.well-known/openid-configuration cannot be reached`,
    )
  })
})
