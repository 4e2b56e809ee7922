import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MOST_IDENTIFIERS, parseIdentifiers } from '@/lib/domain/identifiers'
import { toLookupTable } from '@/lib/domain/lookup-text'

it.each([
  ['a column of a spreadsheet', 'SN1\r\nSN2\r\nSN3\r\n', ['SN1', 'SN2', 'SN3']],
  ['a row of a spreadsheet', 'SN1\tSN2\tSN3', ['SN1', 'SN2', 'SN3']],
  ['commas and semicolons, with blanks around', ' SN1 , SN2;SN3 ;', ['SN1', 'SN2', 'SN3']],
  ['blanks, where there is nothing else', 'SN1 SN2  SN3 ', ['SN1', 'SN2', 'SN3']],
  ['names with blanks, where lines separate', "O'Brien #1\n100% sure?\n", ["O'Brien #1", '100% sure?']],
  ['blanks within quotes', '"O\'Brien #1" MMD-2', ["O'Brien #1", 'MMD-2']],
  ['separators within quotes', '"one, two","three ""four"""\nfive', ['one, two', 'three "four"', 'five']],
  ['other quotes', "'SN1', ‘SN2’, “SN3”", ['SN1', 'SN2', 'SN3']],
  ['a quote without its partner', '"SN1, SN2', ['SN1', 'SN2']],
  ['what nobody sees', '\uFEFFSN1\u200B\nSN\u00AD2\u00A0\n', ['SN1', 'SN2']],
  ['one with trailing newline and blanks in it', 'SN1 SN2\n', ['SN1', 'SN2']],
  ['nothing', ' \n\t,;"" ', []],
])('takes identifiers out of %s', (_, text, expected) => {
  expect(parseIdentifiers(text).identifiers).toEqual(expected)
})

it('takes each once, ignoring case, and counts the others', () => {
  expect(parseIdentifiers('SN1\nsn1\nSN2\nSN1')).toEqual({ identifiers: ['SN1', 'SN2'], repeated: 2, beyond: 0 })
})

it('leaves out what a lookup does not take, and says how many', () => {
  const text = Array.from({ length: MOST_IDENTIFIERS + 3 }, (_, index) => `SN${index}`).join('\n')
  const { identifiers, beyond } = parseIdentifiers(text)
  expect([identifiers.length, identifiers.at(-1), beyond]).toEqual([MOST_IDENTIFIERS, `SN${MOST_IDENTIFIERS - 1}`, 3])
})

it('gives back what was joined, with any one separator', () => {
  const identifier = fc.stringMatching(/^[A-Za-z0-9#@._-]{1,20}$/)
  const lists = fc.uniqueArray(identifier, { selector: text => text.toLowerCase(), minLength: 1 })
  fc.assert(
    fc.property(lists, fc.constantFrom('\n', '\r\n', '\t', ',', ';', ' ', ', ', ' ;\n'), (list, separator) => {
      expect(parseIdentifiers(list.join(separator)).identifiers).toEqual(list)
    }),
  )
})

it('writes found devices as a spreadsheet takes them, and nothing of theirs as a formula', () => {
  const device = {
    id: 'id-1',
    name: '=1+1',
    serialNumber: 'SN1',
    assignedUser: 'Ada\tLovelace',
    userUpn: null,
    compliance: 'NonCompliant',
    ring: 'Fast',
    lastSyncAt: null,
  }
  expect(toLookupTable([device]).split('\n')[1]).toBe("'=1+1\tSN1\tAda Lovelace\t\tNon-compliant\tFast\t\tid-1")
})
