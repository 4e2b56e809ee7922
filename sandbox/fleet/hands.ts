import { ownerOf } from './person'
import { nextWorkingHours, Rhythm, type Span } from './rhythm'
import { DAY_MS } from './time'

const MONTHS_WITH_SOMEBODY = [16, 40] as const
/** The share of devices that are set up anew for the next person: under another name, perhaps with another profile. */
const SET_UP_ANEW = 0.3

/** The people that the devices of one place go to, one after the other; each keeps them for a year or more. */
export class Hands {
  readonly #seed: number
  readonly #place: number
  readonly #rhythm: Rhythm

  constructor(seed: number, place: number) {
    this.#seed = seed
    this.#place = place
    this.#rhythm = new Rhythm(seed, 'tenure', place, MONTHS_WITH_SOMEBODY)
  }

  /** The number of the person who has the place's device; null between two people. */
  ownerAt(now: number): Span & { owner: number | null } {
    const { number, since, until } = this.#rhythm.at(now)
    const owner = this.#ownerOf(number)
    const handover = this.#handoverAt(number, since)
    if (handover === null) return { owner, since, until }
    const { end } = handover
    return now < end ? { owner: null, since, until: end } : { owner, since: end, until }
  }

  /** The last time before `now` that a device was set up anew which came to the place at `bornAt`. */
  setUpAnew(bornAt: number, now: number): { number: number; at: number } | null {
    let { number, since } = this.#rhythm.at(now)
    for (; since > bornAt; since = this.#rhythm.startOf(number)) {
      if (this.#handoverAt(number, since)?.isSetUpAnew === true) return { number, at: since }
      number -= 1
    }
    return null
  }

  #ownerOf(number: number): number {
    return ownerOf(this.#seed, this.#place, number)
  }

  /** How a tenure begins that follows somebody else's: with some days in stock. */
  #handoverAt(number: number, since: number): { isSetUpAnew: boolean; end: number } | null {
    if (this.#ownerOf(number) === this.#ownerOf(number - 1)) return null
    const random = this.#rhythm.random(-number)
    const isSetUpAnew = random.chance(SET_UP_ANEW)
    return { isSetUpAnew, end: nextWorkingHours(since + random.int(0, 8) * DAY_MS, random) }
  }
}
