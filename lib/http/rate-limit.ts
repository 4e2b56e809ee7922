export type RateLimit = { perMinute: number; burst: number }

type Bucket = { left: number; at: number }

/** How many keys are remembered; the ones unused for longest are forgotten first, and start full again. */
const MOST_KEYS = 10_000

/**
 * A token bucket for each key: `burst` at once, and `perMinute` in the long run. It counts within this process, so with
 * several replicas each allows as much: it keeps one client from using up the console, and is no quota.
 */
export function createRateLimiter({ perMinute, burst }: RateLimit, now: () => number = Date.now, mostKeys = MOST_KEYS) {
  const buckets = new Map<string, Bucket>()
  const perMs = perMinute / 60_000

  return {
    /** Takes one. @returns 0 when there was one, or else the seconds until there is, rounded up */
    take(key: string): number {
      const at = now()
      const last = buckets.get(key) ?? { left: burst, at }
      const left = Math.min(burst, last.left + Math.max(0, at - last.at) * perMs)
      const isAllowed = left >= 1
      buckets.delete(key)
      buckets.set(key, { left: isAllowed ? left - 1 : left, at })
      if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value ?? '')
      return isAllowed ? 0 : Math.max(1, Math.ceil((1 - left) / perMs / 1000))
    },
    /** How many keys are remembered. */
    size: () => buckets.size,
  }
}

export type RateLimiter = ReturnType<typeof createRateLimiter>
