import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem, fetchJson, holdReads } from '@/lib/queries/fetcher'
import { retryRead } from '@/lib/queries/retry-read'

/** The network's edge: the next answer is this one. */
function answer(body: string | null, init: ResponseInit = {}) {
  const send = vi.fn(async (_path: string, _init?: RequestInit) => new Response(body, init))
  vi.stubGlobal('fetch', send)
  return send
}

async function problemOf(request: Promise<unknown>): Promise<ApiProblem> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ApiProblem) return error
  throw new Error('The request should have failed with an ApiProblem')
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('asking the console', () => {
  it('sends the header without which the console answers nobody', async () => {
    const send = answer('{"value":[]}')
    await expect(fetchJson('/api/mmd/devices')).resolves.toEqual({ value: [] })
    expect(new Headers(send.mock.calls[0]?.[1]?.headers).get('x-csrf')).toBe('1')
  })

  it('says when nobody asked for it, so that the session can end while a page refreshes itself', async () => {
    const send = answer('{}')
    await fetchJson('/x', { background: true })
    await fetchJson('/x')
    const said = send.mock.calls.map(([, init]) => new Headers(init?.headers).get('x-background'))
    expect(said).toEqual(['1', null])
  })

  it('sends JSON as JSON, and a type only with a body', async () => {
    const send = answer('{}')
    await fetchJson('/x', { method: 'POST', body: { all: true } })
    await fetchJson('/x', { method: 'DELETE' })
    expect(send.mock.calls.map(([, init]) => [init?.method, init?.body])).toEqual([
      ['POST', '{"all":true}'],
      ['DELETE', undefined],
    ])
    const types = send.mock.calls.map(([, init]) => new Headers(init?.headers).get('content-type'))
    expect(types).toEqual(['application/json', null])
  })

  it('takes an answer without content for what it is', async () => {
    answer(null, { status: 204 })
    await expect(fetchJson('/api/console/views/1', { method: 'DELETE' })).resolves.toBeNull()
  })

  it('hands on the problem the console describes', async () => {
    const problem = {
      type: 'about:blank',
      title: 'No such device',
      status: 404,
      detail: 'The service knows no device of that name.',
      code: 'not-found',
      requestId: 'r-1',
    }
    answer(JSON.stringify(problem), { status: 404, headers: { 'content-type': 'application/problem+json' } })
    expect((await problemOf(fetchJson('/x'))).problem).toEqual(problem)
  })

  it('says how long to wait when there were too many requests', async () => {
    answer('', { status: 429, headers: { 'retry-after': '17' } })
    const error = await problemOf(fetchJson('/x'))
    expect(error.problem.code).toBe('rate-limited')
    expect(error.retryAfter).toBe(17)
  })

  it.each([
    [502, '<html>Bad gateway</html>', 'upstream-unavailable'],
    [504, '', 'upstream-timeout'],
    [401, '', 'unauthenticated'],
    [500, 'oops', 'unexpected-answer'],
    [200, '<html>Sign in to the hotel network</html>', 'unexpected-answer'],
  ])('makes a problem of a %i answer that is none of the console', async (status, body, code) => {
    answer(body, { status, headers: { 'x-request-id': 'r-2' } })
    const { problem } = await problemOf(fetchJson('/x'))
    expect(problem).toMatchObject({ code, status, requestId: 'r-2' })
  })

  it('tells a broken connection from an answer', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch')
    })
    const error = await problemOf(fetchJson('/x'))
    expect(error.problem.code).toBe('network')
    expect(error.cause).toBeInstanceOf(TypeError)
  })

  it('holds what is read, not what is changed, until it may go on', async () => {
    const send = answer('{}')
    const readOn = holdReads()
    const read = fetchJson('/read')
    await fetchJson('/change', { method: 'POST' })
    expect(send.mock.calls.map(([path]) => path)).toEqual(['/change'])
    readOn()
    await read
    expect(send.mock.calls.map(([path]) => path)).toEqual(['/change', '/read'])
  })

  it('leaves an abandoned request what it is', async () => {
    const abandoned = AbortSignal.abort()
    vi.stubGlobal('fetch', async () => {
      throw abandoned.reason
    })
    await expect(fetchJson('/x', { signal: abandoned })).rejects.toHaveProperty('name', 'AbortError')
  })

  it('asks once more only when asking again may help', async () => {
    answer('', { status: 503 })
    const passing = await problemOf(fetchJson('/x'))
    expect([retryRead(0, passing), retryRead(1, passing)]).toEqual([true, false])
    answer('', { status: 403 })
    expect(retryRead(0, await problemOf(fetchJson('/x')))).toBe(false)
  })
})
