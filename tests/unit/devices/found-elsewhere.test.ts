import { describe, expect, test } from 'vitest'
import { foundElsewhere } from '@/components/devices/found-elsewhere'
import type { ColumnId } from '@/lib/domain/device-columns'
import { device } from './fleet'

const columns = (...ids: ColumnId[]) => ids.map(id => ({ id }))
const found = (search: string, shown = columns('name', 'assignedUser', 'lastSyncAt'), changes = {}) =>
  foundElsewhere(device(7, changes), shown, search.split(' ').filter(Boolean))

describe('Why a device was found', () => {
  test('is told where no column shows it', () => {
    expect(found('laptop')).toBe('Laptop 5')
    expect(found('sn7')).toBe('SN7')
    expect(found('intune-7')).toBe('intune-7')
  })

  test('is not said twice', () => {
    expect(found('')).toBeNull()
    expect(found('mmd-7 ada')).toBeNull()
    expect(found('sn7', columns('name', 'serialNumber'))).toBeNull()
  })

  test('is told of the word that is in no column, whatever the others are in', () => {
    expect(found('mmd-7 contoso laptop', columns('name', 'manufacturer'))).toBe('Laptop 5')
  })

  test('is what tells people most, of several texts', () => {
    expect(found('7', columns('name'), { name: 'Seven' })).toBe('SN7')
  })

  test("may stand in a cell that shows more than its column's own value", () => {
    expect(found('@contoso')).toBeNull()
    expect(found('@contoso', columns('name'))).toBe('ada@contoso.example')
    expect(found('sn7', columns('name'), { name: '' })).toBeNull()
  })

  test('is nothing where the device does not hold the word, as while an answer is on its way', () => {
    expect(found('desktop')).toBeNull()
    expect(found('null', columns('name'), { intuneId: null, assignedUser: null })).toBeNull()
  })
})
