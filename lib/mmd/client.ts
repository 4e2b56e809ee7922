import type { HttpAnswer, HttpMethod, SendHttp } from '@/lib/http/client'
import { fillPath, type PathTemplate, toQueryString } from './path'

/** One call to the service. The token is an argument: whose right is used is the caller's decision, each time anew. */
export type MmdCall = {
  method: HttpMethod
  path: PathTemplate
  values: Record<string, string>
  query: [name: string, value: string][]
  token: string
  requestId: string
  body?: unknown
  signal?: AbortSignal
}

export type CallMmd = (call: MmdCall) => Promise<HttpAnswer>

/**
 * The service's client: turns a call into the literal request and sends it; reading the answer is `answer.ts`.
 * Only these headers go out. `client-request-id` is how Microsoft services let a caller name a request in support cases.
 * @param baseUrl the service's base address, with its path
 */
export function createMmdClient(baseUrl: string, send: SendHttp): CallMmd {
  const basePath = new URL(baseUrl).pathname.replace(/\/+$/, '')
  return call =>
    send({
      method: call.method,
      path: `${basePath}/${fillPath(call.path, call.values)}${toQueryString(call.query)}`,
      headers: {
        authorization: `Bearer ${call.token}`,
        accept: 'application/json',
        'client-request-id': call.requestId,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      ...(call.signal ? { signal: call.signal } : {}),
    })
}
