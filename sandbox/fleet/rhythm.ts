import { Random } from './random'
import { DAY_MS, HOUR_MS, MONTH_MS } from './time'

/** From where stretches are counted. */
const FIRST_MS = Date.UTC(2000, 0, 1)
const DAYS_PER_WEEK = 7
/** The day with number 0, 1 January 1970, was a Thursday. */
const FIRST_WEEKDAY = 4
const SATURDAY = 6

/** A span of time, in milliseconds; its end does not belong to it. */
export type Span = { since: number; until: number }

export const ALWAYS: Span = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }

/** The time that both have in common. */
export function overlap(one: Span, other: Span): Span {
  return { since: Math.max(one.since, other.since), until: Math.min(one.until, other.until) }
}

/** The working hours (7 to 17 UTC) after a moment: of the next day, or of one of the week after if that is no weekday. */
export function nextWorkingHours(moment: number, random: Random): number {
  const day = Math.floor(moment / DAY_MS) + 1
  const weekday = (day + FIRST_WEEKDAY) % DAYS_PER_WEEK
  const daysToMonday = weekday === SATURDAY ? 2 : weekday === 0 ? 1 : 0
  // Some do work at the weekend.
  const wait = daysToMonday > 0 && random.chance(0.85) ? daysToMonday + random.int(0, 4) : 0
  return (day + wait) * DAY_MS + (7 + random.next() * 10) * HOUR_MS
}

/** The time of one place in the list, cut into stretches of about the same length that begin in working hours. */
export class Rhythm {
  readonly #seed: number
  readonly #stream: 'stay' | 'tenure'
  readonly #place: number
  readonly #length: number
  readonly #first: number

  constructor(seed: number, stream: 'stay' | 'tenure', place: number, months: readonly [number, number]) {
    this.#seed = seed
    this.#stream = stream
    this.#place = place
    const random = new Random(seed, stream, place)
    this.#length = (months[0] + random.next() * (months[1] - months[0])) * MONTH_MS
    this.#first = FIRST_MS - random.next() * this.#length
  }

  /** Random numbers of one stretch. */
  random(number: number): Random {
    return new Random(this.#seed, this.#stream, this.#place, number)
  }

  startOf(number: number): number {
    return nextWorkingHours(this.#first + number * this.#length, this.random(number))
  }

  at(now: number): Span & { number: number } {
    // A stretch begins after it is due, never before.
    const due = Math.floor((now - this.#first) / this.#length)
    const number = this.startOf(due) > now ? due - 1 : due
    return { number, since: this.startOf(number), until: this.startOf(number + 1) }
  }
}
