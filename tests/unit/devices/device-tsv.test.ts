import { expect, it } from 'vitest'
import { toLines, toTsv } from '@/components/devices/device-tsv'
import { listedDevice } from './fleet'

it('puts tabs between cells and line ends between rows, and nothing of the kind into a cell', () => {
  const devices = [listedDevice(1, { name: 'A\tB\r\nC' }), listedDevice(2, { attention: ['aging', 'unassigned'] })]
  expect(toTsv(devices, ['name', 'serialNumber', 'attention'])).toBe('A B C\tSN1\t\nMMD-2\tSN2\taging unassigned')
})

it('says what the columns are when asked to', () => {
  expect(toTsv([listedDevice(1)], ['name'], true)).toBe('Device Name\nMMD-1')
})

it('gives a spreadsheet no formula to run', () => {
  expect(toTsv([listedDevice(1, { name: '=1+1' })], ['name'])).toBe("'=1+1")
  expect(toTsv([listedDevice(1, { ageInMonths: -1 })], ['ageInMonths'])).toBe('-1')
})

it('lists each value of a column once, and none of a device without one', () => {
  const devices = [listedDevice(1), listedDevice(2, { userUpn: null }), listedDevice(3)]
  expect(toLines(devices, 'userUpn')).toBe('ada@contoso.example')
  expect(toLines(devices, 'serialNumber')).toBe('SN1\nSN2\nSN3')
})
