import { SYNC_AGES, type SyncAge } from '@/lib/domain/device-query'

const DAY_MS = 86_400_000

/** The oldest sync, in days, of each age but the last two. */
const AGES: readonly [SyncAge, number][] = [
  ['day', 1],
  ['week', 7],
  ['month', 30],
]
const LIMITS = AGES.map(([, days]) => days * DAY_MS)
const OLDER = SYNC_AGES.indexOf('older')
const NEVER = SYNC_AGES.indexOf('never')

/** The number, among SYNC_AGES, of how long ago a sync was; both in milliseconds, NaN for never. */
export function syncAgeCode(lastSyncAt: number, now: number): number {
  if (Number.isNaN(lastSyncAt)) return NEVER
  const age = now - lastSyncAt
  for (let code = 0; code < LIMITS.length; code += 1) if (age <= (LIMITS[code] ?? 0)) return code
  return OLDER
}
