import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copySigns, makeSigns, siftPlaces, signText, wantSigns } from '@/lib/inventory/text-signs'

const SERIALS = Array.from({ length: 500 }, (_, number) => `device-${number * 7919}\0serial ${number.toString(36)}q`)

const letters = fc.string({ unit: fc.constantFrom(...'abz019 -ß王🖥'), maxLength: 12 })

function signsOf(texts: readonly string[]) {
  const signs = makeSigns(texts.length)
  for (const [place, text] of texts.entries()) signText(signs, place, text)
  return signs
}

/** The texts that a search would open. */
function siftTexts(texts: readonly string[], terms: readonly string[], within?: number[]) {
  const places = within && Uint32Array.from(within)
  return Array.from(siftPlaces(signsOf(texts), wantSigns(terms), places), place => texts[place])
}

test('a text that holds all terms is never left out, in whichever place it stands', () => {
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1 }), fc.array(letters, { maxLength: 3 }), (texts, terms) => {
      const sifted = siftTexts(texts, terms)
      expect(sifted).toEqual(expect.arrayContaining(texts.filter(text => terms.every(term => text.includes(term)))))
    }),
  )
})

test('what is found by bits alone is exact', () => {
  const terms = letters.filter(term => wantSigns([term]).isExact)
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1 }),
      fc.array(terms, { minLength: 1, maxLength: 2 }),
      (texts, wanted) => {
        expect(siftTexts(texts, wanted)).toEqual(texts.filter(text => wanted.every(term => text.includes(term))))
      },
    ),
  )
  expect(wantSigns(['q', '7']).isExact).toBe(true)
  for (const term of ['ab', '-', 'ß', '']) expect(wantSigns(['q', term]).isExact, term).toBe(false)
})

test('places that nobody asks about are left out, and the others keep their order', () => {
  const texts = ['abc', 'xyz', 'cab', 'bca', 'ß']
  expect(siftTexts(texts, ['a'], [0, 1, 3])).toEqual(['abc', 'bca'])
  expect(siftTexts(texts, ['a', 'bc'], [0, 2])).toEqual(['abc'])
  expect(siftTexts(texts, [], [0, 4]), 'nothing is known of ß').toEqual(['abc', 'ß'])
})

test('a search for a word opens few of the texts', () => {
  const opened = siftTexts(SERIALS, ['device-7919'])
  expect(opened).toContain(SERIALS[1])
  expect(opened.length).toBeLessThan(SERIALS.length / 10)
})

test('a search for a number opens few of the texts that are full of others', () => {
  const digits = (seed: number) => String(Math.imul(seed + 1, 0x9e3779b1) >>> 0).padStart(12, '0')
  const texts = Array.from({ length: 2_000 }, (_, number) =>
    Array.from({ length: 20 }, (_, at) => digits(number * 20 + at)).join(' '),
  )
  const wanted = digits(4_004)
  const opened = siftTexts(texts, [wanted])
  expect(opened).toContain(texts.find(text => text.includes(wanted)))
  expect(opened.length).toBeLessThan(texts.length / 100)
})

test('bits that are taken over are the same in their new place', () => {
  const signs = signsOf(SERIALS)
  const moved = makeSigns(2)
  copySigns(moved, 1, signs, 42)
  expect(moved).toEqual(signsOf(['', SERIALS[42] ?? '']))
})
