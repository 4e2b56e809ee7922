import { Random, weights } from './random'
import { DAY_MS, HOUR_MS, NEVER, toTimestamp } from './time'

/** How often a device is online. Within its period a device's last sync is anything from now to a whole period ago. */
const syncHabits = weights<{ shortest: number; longest: number } | 'never' | 'unknown'>(
  [{ shortest: 2 * HOUR_MS, longest: 9 * HOUR_MS }, 84],
  [{ shortest: 20 * HOUR_MS, longest: 4 * DAY_MS }, 8.5],
  [{ shortest: 5 * DAY_MS, longest: 20 * DAY_MS }, 4],
  [{ shortest: 30 * DAY_MS, longest: 420 * DAY_MS }, 2.3],
  ['never', 0.6],
  ['unknown', 0.6],
)

type Sync = { at: number | null; timestamp: string | null }

/**
 * The last sync before `now`. A device syncs at fixed times of its own (period and phase), so the answer moves on by
 * itself as the clock does, and never backwards.
 */
export function lastSyncOf(seed: number, device: number, enrolledAt: number, now: number): Sync {
  const random = new Random(seed, 'sync', device)
  const habit = random.weighted(syncHabits)
  if (habit === 'never') return { at: null, timestamp: NEVER }
  if (habit === 'unknown') return { at: null, timestamp: null }
  const period = habit.shortest + random.next() * (habit.longest - habit.shortest)
  const phase = random.next() * period
  const count = Math.floor((now - phase) / period)
  const at = Math.max(count * period + phase, Math.min(enrolledAt, now))
  const ticks = random.chance(0.1) ? null : Math.floor(new Random(seed, 'sync', device, count).next() * 10_000)
  return { at, timestamp: toTimestamp(at, ticks) }
}

const COMPLIANCE_EPOCH_MS = 10 * DAY_MS

/** Mostly compliant; who is not changes over the weeks. Some never leave an odd state. */
export function complianceOf(seed: number, device: number, hasSynced: boolean, now: number): string {
  if (!hasSynced) return 'Unknown'
  const random = new Random(seed, 'status', device)
  const draw = random.next()
  if (draw < 0.012) return 'Unknown'
  if (draw < 0.016) return 'InGracePeriod'
  if (draw < 0.018) return 'ConfigManager'
  const epoch = Math.floor((now + random.next() * COMPLIANCE_EPOCH_MS) / COMPLIANCE_EPOCH_MS)
  return new Random(seed, 'status', device, epoch).chance(0.05) ? 'NonCompliant' : 'Compliant'
}
