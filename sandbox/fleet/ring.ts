import { Random, weights } from './random'
import { DAY_MS } from './time'
import { monthOf, secondTuesday } from './windows-builds'

/** The guidance for large fleets: First 1 %, Fast 9 %, Broad the rest. The few devices of the Test ring stay there. */
const rings = weights<string>(['Broad', 90], ['Fast', 9], ['First', 1])

/** Rings are put right once a month, some days before the quality update comes out; a device's turn comes in so many months. */
const BEFORE_UPDATE_MS = 5 * DAY_MS
const MONTHS_PER_TURN = 48

/** A device's update ring, when it came there, and the ring before that. */
export type RingStanding = { ring: string; since: number; before: string }

function rebalancing(month: number): number {
  return secondTuesday(month) - BEFORE_UPDATE_MS
}

function ringOf(seed: number, device: number, turn: number): string {
  return new Random(seed, 'ring', device, turn).weighted(rings)
}

export function ringAt(seed: number, device: number, isForTests: boolean, now: number): RingStanding {
  if (isForTests) return { ring: 'Test', since: Number.NEGATIVE_INFINITY, before: 'Test' }
  const current = monthOf(now)
  const month = rebalancing(current) > now ? current - 1 : current
  const offset = new Random(seed, 'ring', device).int(0, MONTHS_PER_TURN - 1)
  const turn = Math.floor((month + offset) / MONTHS_PER_TURN)
  return {
    ring: ringOf(seed, device, turn),
    since: rebalancing(turn * MONTHS_PER_TURN - offset),
    before: ringOf(seed, device, turn - 1),
  }
}
