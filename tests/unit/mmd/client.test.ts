import { describe, expect, it } from 'vitest'
import type { HttpRequest } from '@/lib/http/client'
import { createMmdClient, type MmdCall } from '@/lib/mmd/client'
import { answerOf } from './mmd-fixtures'

const BASE_URL = 'https://mmdls.microsoft.com/support/odata/v1'
const TENANT_ID = '11111111-2222-4333-8444-555555555555'

const call: MmdCall = {
  method: 'GET',
  path: 'tenants/{tenantId}/devices',
  values: { tenantId: TENANT_ID },
  query: [],
  token: 'token-1',
  requestId: 'request-1',
}

/** The literal request that a call becomes. */
async function sentFor(changes: Partial<MmdCall>, baseUrl = BASE_URL): Promise<HttpRequest> {
  const sent: HttpRequest[] = []
  const callMmd = createMmdClient(baseUrl, async request => {
    sent.push(request)
    return answerOf({ value: [] })
  })
  expect(await callMmd({ ...call, ...changes })).toEqual(answerOf({ value: [] }))
  expect(sent).toHaveLength(1)
  return sent[0] as HttpRequest
}

describe('a call to the service', () => {
  it('is literally this request, and has no header beyond these (security 24)', async () => {
    const query: MmdCall['query'] = [
      ['$searchText', 'büro 7'],
      ['$skip', '100'],
    ]
    expect(await sentFor({ query })).toStrictEqual({
      method: 'GET',
      path: `/support/odata/v1/tenants/${TENANT_ID}/devices?$searchText=b%C3%BCro%207&$skip=100`,
      headers: { authorization: 'Bearer token-1', accept: 'application/json', 'client-request-id': 'request-1' },
    })
  })

  it('with a body carries it as JSON and says so', async () => {
    const { signal } = new AbortController()
    const body = { ActionsTaken: 'none' }
    expect(
      await sentFor({ method: 'PATCH', path: 'elevationRequests/{id}', values: { id: 'a b' }, body, signal }),
    ).toStrictEqual({
      method: 'PATCH',
      path: '/support/odata/v1/elevationRequests/a%20b',
      headers: {
        authorization: 'Bearer token-1',
        accept: 'application/json',
        'client-request-id': 'request-1',
        'content-type': 'application/json',
      },
      body: '{"ActionsTaken":"none"}',
      signal,
    })
  })

  it.each([
    ['http://127.0.0.1:4000', '/profiles'],
    ['http://127.0.0.1:4000/', '/profiles'],
    ['http://127.0.0.1:4000/odata/', '/odata/profiles'],
  ])('stays below the base address %s', async (baseUrl, path) => {
    expect((await sentFor({ path: 'profiles', values: {} }, baseUrl)).path).toBe(path)
  })

  it('cannot be led out of its segment by a device’s name (security 27)', async () => {
    const { path } = await sentFor({
      path: 'tenants/{tenantId}/devices/{name}',
      values: { tenantId: TENANT_ID, name: '../../other/devices?$top=1#' },
    })
    expect(path).toBe(`/support/odata/v1/tenants/${TENANT_ID}/devices/..%2F..%2Fother%2Fdevices%3F%24top%3D1%23`)
  })

  it('uses the token of each call and remembers none (security 19)', async () => {
    const tokens: (string | undefined)[] = []
    const callMmd = createMmdClient(BASE_URL, async ({ headers }) => {
      tokens.push(headers.authorization)
      return answerOf('')
    })
    await Promise.all(['a', 'b', 'c'].map(token => callMmd({ ...call, token })))
    expect(tokens).toEqual(['Bearer a', 'Bearer b', 'Bearer c'])
  })
})
