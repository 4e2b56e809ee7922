import { expect, it } from 'vitest'
import { splitMatches } from '@/components/ui/split-matches'

const marked = (text: string, search: string) =>
  splitMatches(text, search)
    .map(part => (part.match ? `[${part.text}]` : part.text))
    .join('')

it.each([
  ['MMD-0369', '036', 'MMD-[036]9'],
  ['Ada Lovelace', 'ADA', '[Ada] Lovelace'],
  ['anna.hannah', 'ann', '[ann]a.h[ann]ah'],
  ['aaaa', 'aa', '[aa][aa]'],
  ['a.b+c', '.b+', 'a[.b+]c'],
  ['Ada', '  ', 'Ada'],
  ['Ada', 'x', 'Ada'],
  ['', 'x', ''],
])('marks in "%s" what was searched for, "%s"', (text, search, expected) => {
  expect(marked(text, search)).toBe(expected)
})

it('never loses a letter, not even one whose lower case is longer', () => {
  expect(marked('İstanbul laptop', 'laptop')).toBe('İstanbul laptop')
})

it('marks each of several words, and those that overlap as one', () => {
  const words = (text: string, ...terms: string[]) =>
    splitMatches(text, terms)
      .map(part => (part.match ? `[${part.text}]` : part.text))
      .join('')
  expect(words('Surface Laptop 5', 'lap', 'surf')).toBe('[Surf]ace [Lap]top 5')
  expect(words('Ada Lovelace', 'lovel', 'elace')).toBe('Ada [Lovelace]')
  expect(words('Ada Lovelace')).toBe('Ada Lovelace')
})
