/**
 * What many texts are made of, as bits: which letters and digits each has, and, for all pairs of neighbours and all three in
 * a row, which of 256 kinds of them. A search looks at the bits first and opens only texts that may hold it: a million texts
 * are in as many places of memory. A column is one number of every text, so that a letter is looked for in one stretch of
 * memory. Where a number is sought among numbers, pairs alone let too many texts through; threes say nothing of two letters.
 */
export type TextSigns = readonly Int32Array[]

/** Numbers of each text: two of letters, eight of pairs, eight of threes. */
const COLUMNS = 18
const PAIRS_FROM = 2 * 32
const THREES_FROM = 10 * 32

export const makeSigns = (texts: number): TextSigns => Array.from({ length: COLUMNS }, () => new Int32Array(texts))

/** The bits of the text at hand: put together here, each column is written to once. */
const current = new Int32Array(COLUMNS)

/** Notes the text at a place, beside what is noted there. */
export function signText(signs: TextSigns, place: number, text: string): void {
  current.fill(0)
  let [earlier, before] = [0, 0]
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    const letter = letterOf(unit)
    if (letter >= 0) setBit(letter)
    if (index > 0) setBit(PAIRS_FROM + kindOf(0, before, unit))
    if (index > 1) setBit(THREES_FROM + kindOf(earlier, before, unit))
    earlier = before
    before = unit
  }
  for (let number = 0; number < COLUMNS; number += 1) {
    const column = signs[number]
    if (column) column[place] = (column[place] ?? 0) | (current[number] ?? 0)
  }
}

/** Takes the bits of a text over from elsewhere. */
export function copySigns(signs: TextSigns, place: number, from: TextSigns, origin: number): void {
  for (const [number, column] of signs.entries()) column[place] = from[number]?.[origin] ?? 0
}

/** What the bits of a text must have for it to hold some terms; `isExact` when that is enough and the text need not be opened. */
export type WantedSigns = { columns: { number: number; bits: number }[]; isExact: boolean }

export function wantSigns(terms: readonly string[]): WantedSigns {
  const wanted = makeSigns(1)
  for (const term of terms) signText(wanted, 0, term)
  const columns = wanted.map((column, number) => ({ number, bits: column[0] ?? 0 })).filter(({ bits }) => bits !== 0)
  // Where the column that fewest meet comes first, little is left for the rest.
  columns.sort((a, b) => countBits(b.bits) - countBits(a.bits))
  return { columns, isExact: terms.every(term => term.length === 1 && letterOf(term.charCodeAt(0)) >= 0) }
}

/**
 * The places of the texts that may hold what is wanted, in their order.
 * @param within the only places in question, if not all are
 */
export function siftPlaces(signs: TextSigns, { columns }: WantedSigns, within?: Uint32Array): Uint32Array {
  const count = within ? within.length : (signs[0]?.length ?? 0)
  const places = new Uint32Array(count)
  let size = 0
  const [first, ...others] = columns
  const column = first && signs[first.number]
  const bits = first?.bits ?? 0
  for (let index = 0; index < count; index += 1) {
    const place = within ? (within[index] ?? 0) : index
    if (column && ((column[place] ?? 0) & bits) !== bits) continue
    places[size] = place
    size += 1
  }
  for (const { number, bits } of others) size = keepThose(places, size, signs[number], bits)
  return places.subarray(0, size)
}

/** Keeps, of so many places, those whose number has the bits; answers how many are left. */
function keepThose(places: Uint32Array, count: number, column: Int32Array | undefined, bits: number): number {
  let size = 0
  for (let index = 0; index < count; index += 1) {
    const place = places[index] ?? 0
    if (((column?.[place] ?? 0) & bits) !== bits) continue
    places[size] = place
    size += 1
  }
  return size
}

function countBits(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}

function setBit(bit: number): void {
  current[bit >> 5] = (current[bit >> 5] ?? 0) | (1 << (bit & 31))
}

/** The bit of a to z and 0 to 9; -1 for anything else. */
function letterOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit - 97
  return unit >= 48 && unit <= 57 ? unit - 48 + 26 : -1
}

/** One of 256 kinds of neighbours. */
function kindOf(first: number, second: number, third: number): number {
  const mixed = Math.imul(first, 0xc2b2ae35) ^ Math.imul(second, 0x9e3779b1) ^ Math.imul(third, 0x85ebca6b)
  return Math.imul(mixed, 0x27d4eb2f) >>> 24
}
