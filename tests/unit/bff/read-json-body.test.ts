import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ProblemError } from '@/lib/bff/problem'
import { readJsonBody } from '@/lib/bff/read-json-body'

const schema = z.strictObject({ text: z.string().max(100), tags: z.array(z.unknown()).optional() })

const JSON_TYPE = { 'content-type': 'application/json' }

function request(body: BodyInit, headers: Record<string, string> = JSON_TYPE): Request {
  return new Request('https://console.example/api', { method: 'POST', body, headers, ...{ duplex: 'half' } })
}

async function verdict(given: Request, limitBytes?: number): Promise<string> {
  try {
    return JSON.stringify(await readJsonBody(given, schema, limitBytes))
  } catch (error) {
    if (error instanceof ProblemError) return error.code
    throw error
  }
}

/** A body in chunks, which says nothing of its length; `taken` counts what was asked of it. */
function chunks(count: number, chunk: string) {
  const counted = { taken: 0, cancelled: false }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (counted.taken++ < count) controller.enqueue(new TextEncoder().encode(chunk))
        else controller.close()
      },
      cancel() {
        counted.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, counted }
}

describe('a JSON body', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'APPLICATION/JSON ; charset=utf-8'])(
    'of type %s is read',
    async type => expect(await verdict(request('{"text":"a"}', { 'content-type': type }))).toBe('{"text":"a"}'),
  )

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'text/plain, application/json', ''])(
    'of type %j is refused: other sites can send those without asking (security 30, 31)',
    async type =>
      expect(await verdict(request('{"text":"a"}', { 'content-type': type }))).toBe('unsupported-media-type'),
  )

  it('is read no further than the limit, whatever its length says (security 30)', async () => {
    const { stream, counted } = chunks(1_000, ' '.repeat(100))
    expect(await verdict(request(stream), 1_000)).toBe('payload-too-large')
    expect(counted.taken).toBe(11)
    expect(counted.cancelled).toBe(true)
  })

  it('is not read at all when its length already says too much (security 30)', async () => {
    const { stream, counted } = chunks(1, '{"text":"a"}')
    expect(await verdict(request(stream, { ...JSON_TYPE, 'content-length': '1001' }), 1_000)).toBe('payload-too-large')
    expect(counted.taken).toBe(0)
  })

  it('may come in pieces, cut anywhere', async () => {
    const bytes = new TextEncoder().encode('{"text":"zoë"}')
    let at = 0
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at < bytes.length) controller.enqueue(bytes.slice(at, ++at))
        else controller.close()
      },
    })
    expect(await verdict(request(stream))).toBe('{"text":"zoë"}')
  })

  it('nested too deeply is refused before anything recurses into it (security 30)', async () => {
    const nested = (depth: number) => `{"text":"a","tags":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect(await verdict(request(nested(15)))).toContain('"text":"a"')
    expect(await verdict(request(nested(16)))).toBe('bad-request')
    expect(await verdict(request('['.repeat(60_000)))).toBe('bad-request')
    expect(await verdict(request('{"a":'.repeat(10_000)))).toBe('bad-request')
  })

  it('may hold brackets in its texts, however many', async () => {
    const text = `${'[{'.repeat(40)}"\\`
    expect(await verdict(request(JSON.stringify({ text })))).toBe(JSON.stringify({ text }))
  })

  it.each([
    ['', 'nothing'],
    ['{"text":', 'half of it'],
    ['{"text":1}', 'another type'],
    ['{"text":"a","admin":true}', 'a field nobody asked for'],
    ['{"text":"a"}{"text":"b"}', 'two'],
    ['[]', 'another kind'],
    ['null', 'null'],
  ])('that is %j (%s) is refused', async body => expect(await verdict(request(body))).toBe('bad-request'))

  it('that is not UTF-8 is refused', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('{"text":"'), 0xff, 0x22, 0x7d])
    expect(await verdict(request(bytes))).toBe('bad-request')
  })

  it('names the field at fault, and repeats nothing of what was sent', async () => {
    const error = await readJsonBody(request('{"text":{"password":"hunter2"}}'), schema).catch(
      (cause: unknown) => cause,
    )
    const detail = error instanceof ProblemError ? error.toProblem('r').detail : ''
    expect(detail).toMatch(/^text: /)
    expect(detail).not.toContain('hunter2')
    const broken = await readJsonBody(request('{"password":hunter2'), schema).catch((cause: unknown) => cause)
    expect(JSON.stringify(broken, Object.getOwnPropertyNames(broken))).not.toContain('hunter2')
    expect(broken instanceof ProblemError && String(broken.cause)).not.toContain('hunter2')
  })
})
