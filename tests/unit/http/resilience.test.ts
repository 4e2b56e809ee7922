import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HttpAnswer } from '@/lib/http/client'
import { HttpCircuitOpenError, HttpConnectionError, HttpTimeoutError } from '@/lib/http/errors'
import { withResilience } from '@/lib/http/resilience'
import { httpAnswer } from '../../support/http-answer'
import { recordingSender, rejectionOf } from './http-fixtures'

const read = { method: 'GET' as const, path: '/', headers: {} }
const write = { ...read, method: 'POST' as const }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a caller who goes away', () => {
  it('ends the wait for the next try, and no further try is made (security 30)', async () => {
    const { send, requests } = recordingSender(() => httpAnswer(503, { 'retry-after': '4' }))
    const abort = new AbortController()
    const rejection = rejectionOf(withResilience(send)({ ...read, signal: abort.signal }))
    await vi.advanceTimersByTimeAsync(1_000)
    abort.abort()
    const error = await rejection
    expect(error).toBe(abort.signal.reason)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(requests).toHaveLength(1)
  })

  it('takes the request under way along (security 30)', async () => {
    const { send, requests } = recordingSender(() => new Promise<HttpAnswer>(() => {}))
    const abort = new AbortController()
    const rejection = rejectionOf(withResilience(send)({ ...write, signal: abort.signal }))
    await vi.advanceTimersByTimeAsync(10)
    expect(requests[0]?.signal?.aborted).toBe(false)
    abort.abort()
    await rejection
    expect(requests[0]?.signal?.aborted).toBe(true)
  })
})

describe('the time limit of a request', () => {
  it.each([read, write])(
    'ends even one that never answers after half a minute ($method, security 40)',
    async request => {
      const { send, requests } = recordingSender(() => new Promise<HttpAnswer>(() => {}))
      let ended = false
      const rejection = rejectionOf(withResilience(send)(request)).finally(() => {
        ended = true
      })
      await vi.advanceTimersByTimeAsync(29_900)
      expect(ended).toBe(false)
      await vi.advanceTimersByTimeAsync(200)
      expect(await rejection).toBeInstanceOf(HttpTimeoutError)
      expect(requests[0]?.signal?.aborted).toBe(true)
    },
  )

  it('covers all tries together (security 40)', async () => {
    const { send, requests } = recordingSender(
      () => new Promise<HttpAnswer>(resolve => setTimeout(resolve, 12_000, httpAnswer(503))),
    )
    const rejection = rejectionOf(withResilience(send)(read))
    await vi.advanceTimersByTimeAsync(30_100)
    expect(await rejection).toBeInstanceOf(HttpTimeoutError)
    expect(requests).toHaveLength(3)
  })
})

/** A service that breaks when `fail()` is called, and a person who asks `times` in a row. */
function breakable(failure: () => HttpAnswer = () => httpAnswer(500)) {
  let respond = failure
  const { send, requests } = recordingSender(() => respond())
  const resilient = withResilience(send)
  return {
    requests,
    recover: () => {
      respond = () => httpAnswer(200)
    },
    ask: (request: typeof read | typeof write = read) => resilient(request),
    async askTimes(times: number) {
      for (let time = 0; time < times; time += 1) await resilient(write).catch(() => {})
    },
  }
}

describe('a service that keeps failing', () => {
  it.each([
    ['answers', () => httpAnswer(500)],
    [
      'connections',
      () => {
        throw new HttpConnectionError('reset')
      },
    ],
    [
      'time-outs',
      () => {
        throw new HttpTimeoutError()
      },
    ],
  ])('by %s is left alone for ten seconds after twenty failures (security 40)', async (_, failure) => {
    const service = breakable(failure)
    await service.askTimes(20)
    expect(service.requests).toHaveLength(20)
    expect(await rejectionOf(service.ask())).toBeInstanceOf(HttpCircuitOpenError)
    expect(await rejectionOf(service.ask({ ...read, method: 'POST' }))).toBeInstanceOf(HttpCircuitOpenError)
    await vi.advanceTimersByTimeAsync(9_900)
    expect(await rejectionOf(service.ask())).toBeInstanceOf(HttpCircuitOpenError)
    expect(service.requests).toHaveLength(20)
  })

  it('is asked again after that, and served normally once it answers', async () => {
    const service = breakable()
    await service.askTimes(20)
    service.recover()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await service.ask()).toMatchObject({ status: 200 })
    expect(await service.ask()).toMatchObject({ status: 200 })
  })

  it('is left alone again at once when the first new try fails too', async () => {
    const service = breakable()
    await service.askTimes(20)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await service.ask()).toMatchObject({ status: 500 })
    expect(await rejectionOf(service.ask())).toBeInstanceOf(HttpCircuitOpenError)
    expect(service.requests).toHaveLength(21)
  })

  it('is not given up on for a few failures', async () => {
    const service = breakable()
    await service.askTimes(19)
    service.recover()
    expect(await service.ask()).toMatchObject({ status: 200 })
  })

  it.each([400, 401, 403, 404, 429])('is not given up on for refusing with %i', async status => {
    const service = breakable(() => httpAnswer(status))
    await service.askTimes(50)
    expect(await service.ask(write)).toMatchObject({ status })
  })
})

describe('many requests at once', () => {
  it('go out 64 at a time, the others in turn, and far too many are turned away (security 40)', async () => {
    let [underWay, mostUnderWay] = [0, 0]
    const { send, requests } = recordingSender(async () => {
      underWay += 1
      mostUnderWay = Math.max(mostUnderWay, underWay)
      await new Promise(resolve => setTimeout(resolve, 10))
      underWay -= 1
      return httpAnswer(200)
    })
    const resilient = withResilience(send)
    const answers = Array.from({ length: 64 + 1_000 }, () => resilient(read))
    expect(await rejectionOf(resilient(read))).toBeInstanceOf(HttpCircuitOpenError)
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await Promise.all(answers)).every(({ status }) => status === 200)).toBe(true)
    expect(mostUnderWay).toBe(64)
    expect(requests).toHaveLength(64 + 1_000)
  })
})
