import { describe, expect, test } from 'vitest'
import { foundElsewhere, mostFoundIn } from '@/components/devices/found-elsewhere'
import type { ColumnId } from '@/lib/domain/device-columns'
import { device } from './fleet'

const columns = (...ids: ColumnId[]) => ids.map(id => ({ id }))
const found = (search: string, shown = columns('name', 'assignedUser', 'lastSyncAt'), changes = {}) =>
  foundElsewhere(device(7, changes), shown, search.split(' ').filter(Boolean))

describe('Where a device was found', () => {
  test('is told where no column shows it', () => {
    expect(found('laptop')).toBe('model')
    expect(found('sn7')).toBe('serialNumber')
    expect(found('intune-7')).toBe('intuneId')
  })

  test('is not said twice', () => {
    expect(found('')).toBeNull()
    expect(found('mmd-7 ada')).toBeNull()
    expect(found('sn7', columns('name', 'serialNumber'))).toBeNull()
  })

  test('is told for the word that is in no column, whatever the others are in', () => {
    expect(found('mmd-7 contoso laptop', columns('name', 'manufacturer'))).toBe('model')
  })

  test('is the field that tells people most, of several', () => {
    expect(found('7', columns('name'), { name: 'Seven' })).toBe('serialNumber')
  })

  test("may stand in a cell that shows more than its column's own value", () => {
    expect(found('@contoso')).toBeNull()
    expect(found('@contoso', columns('name'))).toBe('userUpn')
    expect(found('sn7', columns('name'), { name: '' })).toBeNull()
  })

  test('is nothing where the device does not hold the word, as while an answer is on its way', () => {
    expect(found('desktop')).toBeNull()
    expect(found('null', columns('name'), { intuneId: null, assignedUser: null })).toBeNull()
  })

  test('is where most of them were found, of many devices', () => {
    const devices = [device(1), device(2, { model: 'Tablet', serialNumber: 'LAP1' }), device(3)]
    expect(mostFoundIn(devices, columns('name'), ['lap'])).toBe('model')
    expect(mostFoundIn(devices, columns('name', 'model'), ['lap'])).toBe('serialNumber')
    expect(mostFoundIn(devices, columns('name', 'model', 'serialNumber'), ['lap'])).toBeNull()
  })
})
