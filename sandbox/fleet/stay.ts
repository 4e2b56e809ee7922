import type { Place } from './place'
import { ALWAYS, nextWorkingHours, Rhythm, type Span } from './rhythm'
import { DAY_MS, MONTH_MS } from './time'

/** How long a device is in use, in months, before another one takes its place. */
const MONTHS_IN_USE = [30, 60] as const
/** The share of devices that are away once, for repair say, with a loan device in their place. */
const AWAY = 0.12
const DAYS_AWAY = [14, 49] as const

const PLACE_BITS = 20
/** How many bits a device's number has. */
export const DEVICE_BITS = 28
const DEVICES_PER_PLACE = 1 << (DEVICE_BITS - PLACE_BITS)
/** Odd devices are there for good. */
const ODD_BORN_MS = Date.UTC(2025, 2, 10, 9)

/** The time for which a device has a place in the list. */
export type Stay = Span & {
  /** Tells the device from every other one there ever is: its place, and how many had the place before. */
  number: number
  bornAt: number
  isLoan: boolean
}

/**
 * The device that has a place at a time. A place is never empty, so the fleet has one size for ever, although devices
 * come and go every day: about 20 of 21,829.
 */
export function stayAt(seed: number, place: number, { odd, isSetUp }: Place, now: number): Stay {
  if (odd !== null) return { number: place, bornAt: ODD_BORN_MS, isLoan: false, ...ALWAYS }
  const rhythm = new Rhythm(seed, 'stay', place, MONTHS_IN_USE)
  const { number: generation, since: bornAt, until: end } = rhythm.at(now)
  const number = numberOf(place, 2 * generation)
  const away = isSetUp ? awayOf(rhythm, generation, bornAt, end) : null
  if (away === null) return { number, bornAt, isLoan: false, since: bornAt, until: end }
  const { since, until } = away
  if (now < since) return { number, bornAt, isLoan: false, since: bornAt, until: since }
  if (now >= until) return { number, bornAt, isLoan: false, since: until, until: end }
  return { number: numberOf(place, 2 * generation + 1), bornAt: since, isLoan: true, since, until }
}

/** The place that a device's number names. */
export function placeOf(number: number): number {
  return number & ((1 << PLACE_BITS) - 1)
}

function numberOf(place: number, predecessors: number): number {
  return place | ((predecessors & (DEVICES_PER_PLACE - 1)) << PLACE_BITS)
}

/** When the device is away: once and for some weeks in the middle of its time, or never. */
function awayOf(rhythm: Rhythm, generation: number, bornAt: number, end: number): Span | null {
  const random = rhythm.random(-generation)
  if (!random.chance(AWAY)) return null
  const due = bornAt + 3 * MONTH_MS + random.next() * (end - bornAt - 6 * MONTH_MS)
  const since = nextWorkingHours(due, random)
  const until = nextWorkingHours(since + random.int(...DAYS_AWAY) * DAY_MS, random)
  return { since, until }
}
