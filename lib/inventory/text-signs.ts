/**
 * What many texts are made of, as bits: which letters and digits each has, and, for all pairs of neighbours, which of 256
 * kinds of pairs. A search looks at the bits first, ten numbers side by side, and opens only texts that may hold it: a
 * million texts are in as many places of memory.
 */
export type TextSigns = Int32Array

/** Numbers of each text: two of letters, eight of pairs. */
const WORDS = 10
const LETTER_WORDS = 2

export const makeSigns = (texts: number): TextSigns => new Int32Array(texts * WORDS)

/** Notes the text at a place; its bits must still be empty. */
export function signText(signs: TextSigns, place: number, text: string): void {
  const start = place * WORDS
  let before = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    const letter = letterOf(unit)
    if (letter >= 0) setBit(signs, start, letter)
    if (index > 0) setBit(signs, start, pairOf(before, unit))
    before = unit
  }
}

/** Takes the bits of a text over from elsewhere. */
export function copySigns(signs: TextSigns, place: number, from: TextSigns, origin: number): void {
  for (let word = 0; word < WORDS; word += 1) signs[place * WORDS + word] = from[origin * WORDS + word] ?? 0
}

/** What the bits of a text must have for it to hold some terms; `isExact` when that is enough and the text need not be opened. */
export type WantedSigns = { words: { word: number; bits: number }[]; isExact: boolean }

export function wantSigns(terms: readonly string[]): WantedSigns {
  const wanted = makeSigns(1)
  for (const term of terms) signText(wanted, 0, term)
  const words = Array.from(wanted, (bits, word) => ({ word, bits })).filter(({ bits }) => bits !== 0)
  return { words, isExact: terms.every(term => term.length === 1 && letterOf(term.charCodeAt(0)) >= 0) }
}

export function mayHold(signs: TextSigns, place: number, { words }: WantedSigns): boolean {
  for (const { word, bits } of words) if (((signs[place * WORDS + word] ?? 0) & bits) !== bits) return false
  return true
}

const setBit = (signs: TextSigns, start: number, bit: number) => {
  const at = start + (bit >> 5)
  signs[at] = (signs[at] ?? 0) | (1 << (bit & 31))
}

/** The bit of a to z and 0 to 9; -1 for anything else. */
function letterOf(unit: number): number {
  if (unit >= 97 && unit <= 122) return unit - 97
  return unit >= 48 && unit <= 57 ? unit - 48 + 26 : -1
}

const pairOf = (first: number, second: number) =>
  LETTER_WORDS * 32 + ((Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 24)
