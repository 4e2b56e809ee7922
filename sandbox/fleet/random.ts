/** MurmurHash3's finalizer: scatters 32 bits and can be undone (see `unmix`). */
export function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** The inverse of `mix`: the multipliers are the modular inverses of those above. */
export function unmix(value: number): number {
  let h = value ^ (value >>> 16)
  h = Math.imul(h, 0x7ed1b41d)
  h = h ^ (h >>> 13) ^ (h >>> 26)
  h = Math.imul(h, 0xa5cb9243)
  return (h ^ (h >>> 16)) >>> 0
}

/** Independent sequences for one item, so that a new draw in one place leaves the others as they were. */
type Stream =
  | 'place'
  | 'stay'
  | 'tenure'
  | 'identity'
  | 'owner'
  | 'names'
  | 'person'
  | 'status'
  | 'sync'
  | 'patch'
  | 'ring'
  | 'profile'
  | 'assignment'
  | 'deployment'
  | 'support'

const STREAM_SALT: Record<Stream, number> = {
  place: 0x3c6ef372,
  stay: 0x510e527f,
  tenure: 0x1f83d9ab,
  identity: 0x1b873593,
  owner: 0x2c1b3c6d,
  names: 0x2545f491,
  person: 0x38495ab5,
  status: 0x4cf5ad43,
  sync: 0x5bd1e995,
  patch: 0x6a09e667,
  ring: 0x428a2f98,
  profile: 0x71374491,
  assignment: 0x59f111f1,
  deployment: 0x7feb352d,
  support: 0x165667b1,
}

/** 16 bits in hexadecimal: `toString` and `padStart` would be what a long list spends most of its time on. */
const HEX = Array.from({ length: 0x1_0000 }, (_, bits) => bits.toString(16).padStart(4, '0'))

/** Random numbers as a pure function of (seed, stream, index, step): no item needs another to be made first. */
export class Random {
  #state: number

  constructor(seed: number, stream: Stream, index: number, step = 0) {
    this.#state = mix(mix(mix(seed ^ STREAM_SALT[stream]) ^ index) + Math.imul(step, 0x9e3779b9))
  }

  /** A number in [0, 1). */
  next(): number {
    return this.#bits() / 4_294_967_296
  }

  /** 32 random bits: mulberry32. */
  #bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (t ^ (t >>> 14)) >>> 0
  }

  /** Up to eight hexadecimal digits from one draw. */
  hex(digits: number): string {
    const bits = this.#bits()
    return `${HEX[bits >>> 16]}${HEX[bits & 0xffff]}`.slice(0, digits)
  }

  /** An integer in [low, high]. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() * list.length)]
    if (item === undefined) throw new RangeError('Nothing to pick from.')
    return item
  }

  weighted<T>(table: WeightedTable<T>): T {
    let remaining = this.next() * table.total
    for (const [value, weight] of table.entries) {
      remaining -= weight
      if (remaining < 0) return value
    }
    return table.entries[0][0]
  }

  text(length: number, alphabet: string): string {
    let result = ''
    for (let position = 0; position < length; position += 1)
      result += alphabet.charAt(Math.floor(this.next() * alphabet.length))
    return result
  }

  guid(): string {
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-a${this.hex(3)}-${this.hex(8)}${this.hex(4)}`
  }
}

type Weighted<T> = readonly [T, number]
export type WeightedTable<T> = { entries: readonly [Weighted<T>, ...Weighted<T>[]]; total: number }

/** Weights need not add up to anything in particular. */
export function weights<T>(...entries: [Weighted<T>, ...Weighted<T>[]]): WeightedTable<T> {
  return { entries, total: entries.reduce((sum, [, weight]) => sum + weight, 0) }
}
