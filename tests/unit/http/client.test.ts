import { describe, expect, it } from 'vitest'
import { createHttpClient } from '@/lib/http/client'
import { HttpConnectionError, HttpTimeoutError } from '@/lib/http/errors'
import { textOf } from '@/lib/http/text-of'
import { rejectionOf, startServer } from './http-fixtures'

const get = (path = '/') => ({ method: 'GET' as const, path, headers: {} })

describe('asking another server', () => {
  it('sends method, path, headers and body as they are, and nothing it was not given (security 24)', async () => {
    const seen: unknown[] = []
    const { origin } = await startServer((request, response) => {
      const { host: _, connection: __, ...headers } = request.headers
      request.on('data', chunk => seen.push(String(chunk)))
      request.on('end', () => response.end())
      seen.push(request.method, request.url, headers)
    })
    await createHttpClient(origin)({
      method: 'POST',
      path: "/odata/tickets('a%2Fb')/..%2e?$top=1&x=%20",
      headers: { authorization: 'Bearer t' },
      body: '{"ä":1}',
    })
    expect(seen).toEqual([
      'POST',
      "/odata/tickets('a%2Fb')/..%2e?$top=1&x=%20",
      { authorization: 'Bearer t', 'content-length': '8' },
      '{"ä":1}',
    ])
  })

  it('gives status, headers and text of whatever comes back', async () => {
    const { origin } = await startServer((_, response) => {
      response.writeHead(418, { 'retry-after': '5', 'x-many': ['a', 'b'] }).write('Grüße, ')
      response.end('世界')
    })
    const answer = await createHttpClient(origin)(get())
    expect(answer).toMatchObject({ status: 418, headers: { 'retry-after': '5', 'x-many': 'a,b' } })
    expect(textOf(answer)).toBe('Grüße, 世界')
  })

  it('keeps a letter whole that arrives in two halves', async () => {
    const [first, second] = [Buffer.from('世').subarray(0, 1), Buffer.from('世').subarray(1)]
    const { origin } = await startServer((_, response) => {
      response.write(first)
      setTimeout(() => response.end(second), 20)
    })
    expect(textOf(await createHttpClient(origin)(get()))).toBe('世')
  })

  it('gives the body in pieces that share their memory with nothing, so that a thread can take them', async () => {
    const { origin } = await startServer((_, response) => {
      response.write('short')
      setTimeout(() => response.end('long '.repeat(100_000)), 20)
    })
    const answer = await createHttpClient(origin)(get())
    expect(answer.body.length).toBeGreaterThan(1)
    for (const piece of answer.body) expect(piece.buffer.byteLength).toBe(piece.byteLength)
    expect(new Set(answer.body.map(({ buffer }) => buffer)).size).toBe(answer.body.length)
    const moved = structuredClone(answer, { transfer: answer.body.map(({ buffer }) => buffer) })
    expect(textOf(moved)).toBe(`short${'long '.repeat(100_000)}`)
  })

  it.each([301, 302, 303, 307, 308])('does not follow a %i redirect (security 28)', async status => {
    const asked: unknown[] = []
    const { origin } = await startServer((request, response) => {
      asked.push(request.url)
      response.writeHead(status, { location: '/elsewhere' }).end()
    })
    const answer = await createHttpClient(origin)(get('/here'))
    expect(answer).toMatchObject({ status, headers: { location: '/elsewhere' } })
    expect(asked).toEqual(['/here'])
  })

  it('tells a broken connection, before the answer and in the middle of it', async () => {
    const { origin } = await startServer((request, response) => {
      if (request.url === '/middle') response.writeHead(200, { 'content-length': '100' }).write('half')
      setTimeout(() => response.destroy(), 20)
    })
    const send = createHttpClient(origin)
    expect(await rejectionOf(send(get('/before')))).toBeInstanceOf(HttpConnectionError)
    expect(await rejectionOf(send(get('/middle')))).toBeInstanceOf(HttpConnectionError)
  })

  it('tells that nobody listens', async () => {
    const { origin, stop } = await startServer(() => {})
    await stop()
    const error = await rejectionOf(createHttpClient(origin)(get()))
    expect(error).toBeInstanceOf(HttpConnectionError)
    expect(error).toHaveProperty('cause.code', 'ECONNREFUSED')
  })

  it('gives up on an answer that does not begin, or does not go on, in time (security 40)', async () => {
    const { origin } = await startServer((request, response) => {
      if (request.url === '/stalls') response.writeHead(200, { 'content-length': '100' }).write('half')
    })
    const send = createHttpClient(origin, 100)
    expect(await rejectionOf(send(get('/never')))).toBeInstanceOf(HttpTimeoutError)
    expect(await rejectionOf(send(get('/stalls')))).toBeInstanceOf(HttpTimeoutError)
  })

  it('lets go of the other server when the caller goes away, and says so in the caller’s words (security 30)', async () => {
    const abort = new AbortController()
    const reason = new Error('the browser tab was closed')
    let released: () => void = () => {}
    const release = new Promise<void>(resolve => {
      released = resolve
    })
    const { origin } = await startServer((request, response) => {
      response.on('close', released)
      if (request.url === '/begun') response.write('half')
      setTimeout(() => abort.abort(reason), 30)
    })
    expect(await rejectionOf(createHttpClient(origin)({ ...get('/begun'), signal: abort.signal }))).toBe(reason)
    await release
  })

  it('asks nobody for a caller who has gone already', async () => {
    let asked = 0
    const { origin } = await startServer((_, response) => {
      asked += 1
      response.end()
    })
    const send = createHttpClient(origin)
    expect(await rejectionOf(send({ ...get(), signal: AbortSignal.abort('gone') }))).toBe('gone')
    await send(get())
    expect(asked).toBe(1)
  })
})
