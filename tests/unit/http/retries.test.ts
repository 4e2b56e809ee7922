import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { HttpMethod } from '@/lib/http/client'
import { HttpConnectionError, HttpTimeoutError } from '@/lib/http/errors'
import { withResilience } from '@/lib/http/resilience'
import { textOf } from '@/lib/http/text-of'
import { httpAnswer } from '../../support/http-answer'
import { recordingSender, rejectionOf } from './http-fixtures'

const NOW = Date.parse('2026-11-22T12:00:00Z')
const read = { method: 'GET' as const, path: '/', headers: {} }

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Lets the fake clock run until nothing waits any more. */
async function settle<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {})
  await vi.runAllTimersAsync()
  return promise
}

function gaps(times: number[]): number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0))
}

describe('a read that fails', () => {
  it.each([408, 429, 502, 503, 504])(
    'with %i is tried three times more, then its answer is given (security 40)',
    async status => {
      const { send, requests } = recordingSender((_, attempt) => httpAnswer(status, {}, `answer ${attempt}`))
      const answer = await settle(withResilience(send)(read))
      expect({ status: answer.status, text: textOf(answer) }).toEqual({ status, text: 'answer 4' })
      expect(requests).toHaveLength(4)
    },
  )

  it('on its connection is tried three times more, then the failure is told (security 40)', async () => {
    const { send, requests } = recordingSender((_, attempt) => {
      throw new HttpConnectionError(`failure ${attempt}`)
    })
    const error = await rejectionOf(settle(withResilience(send)(read)))
    expect(error).toBeInstanceOf(HttpConnectionError)
    expect(error).toHaveProperty('cause', 'failure 4')
    expect(requests).toHaveLength(4)
  })

  it('is tried no more once it succeeds', async () => {
    const { send, requests } = recordingSender((_, attempt) => httpAnswer(attempt === 2 ? 200 : 503))
    expect(await settle(withResilience(send)(read))).toMatchObject({ status: 200 })
    expect(requests).toHaveLength(2)
  })

  it.each([200, 304, 400, 401, 403, 404, 409, 500, 501])('with %i is not tried again', async status => {
    const { send, requests } = recordingSender(() => httpAnswer(status))
    expect(await settle(withResilience(send)(read))).toMatchObject({ status })
    expect(requests).toHaveLength(1)
  })

  it('by a time-out is not tried again, as that would double the wait', async () => {
    const { send, requests } = recordingSender(() => {
      throw new HttpTimeoutError()
    })
    expect(await rejectionOf(settle(withResilience(send)(read)))).toBeInstanceOf(HttpTimeoutError)
    expect(requests).toHaveLength(1)
  })

  it('waits longer each time, and not always the same (security 40)', async () => {
    const all: number[][] = []
    for (let round = 0; round < 5; round += 1) {
      const { send, times } = recordingSender(() => httpAnswer(503))
      await settle(withResilience(send)(read))
      all.push(gaps(times))
    }
    for (const [first = 0, second = 0, third = 0] of all) {
      expect(first).toSatisfy(isBetween(100, 200))
      expect(second).toSatisfy(isBetween(200, 400))
      expect(third).toSatisfy(isBetween(400, 800))
    }
    expect(new Set(all.flat()).size).toBeGreaterThan(3)
  })
})

function isBetween(least: number, most: number) {
  return (value: number) => value >= least && value <= most
}

describe('a read that is asked to wait', () => {
  it.each([
    ['3', 3_000],
    ['5', 5_000],
    [new Date(NOW + 4_000).toUTCString(), 4_000],
  ])('by "Retry-After: %s" waits that long (security 40)', async (header, wait) => {
    const { send, times } = recordingSender((_, attempt) =>
      attempt === 1 ? httpAnswer(429, { 'retry-after': header }) : httpAnswer(200),
    )
    expect(await settle(withResilience(send, Date.now)(read))).toMatchObject({ status: 200 })
    expect(gaps(times)).toEqual([expect.toSatisfy(isBetween(wait, wait + 100))])
  })

  it.each(['6', '3600', new Date(NOW + 6_000).toUTCString()])(
    'by "Retry-After: %s" gives the answer instead of keeping a person waiting (security 40)',
    async header => {
      const { send, requests } = recordingSender(() => httpAnswer(503, { 'retry-after': header }))
      expect(await settle(withResilience(send, Date.now)(read))).toMatchObject({ status: 503 })
      expect(requests).toHaveLength(1)
      expect(Date.now()).toBeLessThan(NOW + 1_000)
    },
  )

  it('goes by the clock it is given', async () => {
    const { send, requests } = recordingSender(() =>
      httpAnswer(503, { 'retry-after': new Date(NOW + 60_000).toUTCString() }),
    )
    await settle(withResilience(send, () => NOW + 59_000)(read))
    expect(requests).toHaveLength(4)
  })
})

describe('a write', () => {
  it.each<HttpMethod>(['POST', 'PATCH'])('by %s is sent once, however it fails (security 40)', async method => {
    const refused = recordingSender(() => httpAnswer(503, { 'retry-after': '0' }))
    expect(await settle(withResilience(refused.send)({ ...read, method }))).toMatchObject({ status: 503 })
    expect(refused.requests).toHaveLength(1)

    const broken = recordingSender(() => {
      throw new HttpConnectionError('reset')
    })
    expect(await rejectionOf(settle(withResilience(broken.send)({ ...read, method })))).toBeInstanceOf(
      HttpConnectionError,
    )
    expect(broken.requests).toHaveLength(1)
  })
})
