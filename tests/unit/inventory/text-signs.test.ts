import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copySigns, makeSigns, mayHold, signText, wantSigns } from '@/lib/inventory/text-signs'

const SERIALS = Array.from({ length: 500 }, (_, number) => `device-${number * 7919}\0serial ${number.toString(36)}q`)

const letters = fc.string({ unit: fc.constantFrom(...'abz019 -ß王🖥'), maxLength: 12 })

function signsOf(texts: readonly string[]) {
  const signs = makeSigns(texts.length)
  for (const [place, text] of texts.entries()) signText(signs, place, text)
  return signs
}

test('a text that holds all terms is never left out, in whichever place it stands', () => {
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1 }), fc.array(letters, { maxLength: 3 }), (texts, terms) => {
      const signs = signsOf(texts)
      for (const [place, text] of texts.entries()) {
        if (terms.every(term => text.includes(term))) expect(mayHold(signs, place, wantSigns(terms))).toBe(true)
      }
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
        const signs = signsOf(texts)
        for (const [place, text] of texts.entries()) {
          expect(mayHold(signs, place, wantSigns(wanted))).toBe(wanted.every(term => text.includes(term)))
        }
      },
    ),
  )
  expect(wantSigns(['q', '7']).isExact).toBe(true)
  for (const term of ['ab', '-', 'ß', '']) expect(wantSigns(['q', term]).isExact, term).toBe(false)
})

test('a search for a word opens few of the texts', () => {
  const signs = signsOf(SERIALS)
  const opened = SERIALS.filter((_, place) => mayHold(signs, place, wantSigns(['device-7919'])))
  expect(opened).toContain(SERIALS[1])
  expect(opened.length).toBeLessThan(SERIALS.length / 10)
})

test('bits that are taken over are the same in their new place', () => {
  const signs = signsOf(SERIALS)
  const moved = makeSigns(2)
  copySigns(moved, 1, signs, 42)
  expect([...moved]).toEqual([...makeSigns(1), ...signsOf([SERIALS[42] ?? ''])])
})
