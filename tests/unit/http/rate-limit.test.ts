import { expect, test } from 'vitest'
import { createRateLimiter } from '@/lib/http/rate-limit'

function limiter(options: { perMinute: number; burst: number; mostKeys?: number }) {
  let now = 0
  const advance = (seconds: number) => {
    now += seconds * 1000
  }
  const limit = createRateLimiter(options, () => now, options.mostKeys)
  return { ...limit, wait: advance }
}

const takeMany = (limit: ReturnType<typeof limiter>, key: string, count: number) =>
  Array.from({ length: count }, () => limit.take(key)).filter(wait => wait === 0).length

test('allows so many at once, and then so many a minute', () => {
  const limit = limiter({ perMinute: 60, burst: 10 })
  expect(takeMany(limit, 'a', 15)).toBe(10)
  limit.wait(3)
  expect(takeMany(limit, 'a', 15)).toBe(3)
  limit.wait(3_600)
  expect(takeMany(limit, 'a', 15)).toBe(10)
})

test('says how long to wait, and that is true', () => {
  const limit = limiter({ perMinute: 6, burst: 1 })
  expect(limit.take('a')).toBe(0)
  const wait = limit.take('a')
  expect(wait).toBe(10)
  limit.wait(wait)
  expect(limit.take('a')).toBe(0)
})

test('being refused costs nothing', () => {
  const limit = limiter({ perMinute: 60, burst: 1 })
  limit.take('a')
  for (let request = 0; request < 100; request++) limit.take('a')
  limit.wait(1)
  expect(limit.take('a')).toBe(0)
})

test('counts each key by itself', () => {
  const limit = limiter({ perMinute: 60, burst: 2 })
  expect(takeMany(limit, 'a', 5)).toBe(2)
  expect(takeMany(limit, 'b', 5)).toBe(2)
})

test('remembers no more keys than it may, and forgets the ones unused for longest', () => {
  const limit = limiter({ perMinute: 60, burst: 1, mostKeys: 100 })
  limit.take('busy')
  for (let key = 0; key < 1_000; key++) {
    limit.take(`key ${key}`)
    expect(limit.take('busy')).toBe(1)
  }
  expect(limit.size()).toBe(100)
})

test('a clock that goes back gives nothing and takes nothing', () => {
  const limit = limiter({ perMinute: 60, burst: 1 })
  limit.take('a')
  limit.wait(-60)
  expect(limit.take('a')).toBe(1)
  limit.wait(1)
  expect(limit.take('a')).toBe(0)
})
