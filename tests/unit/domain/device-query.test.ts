import { describe, expect, test } from 'vitest'
import { EVERY_DEVICE, parseDeviceQuery, sortBy, toDeviceParams } from '@/lib/domain/device-query'

const parse = (address: string, others?: string[]) => parseDeviceQuery(new URLSearchParams(address), others)

describe('The query in an address', () => {
  test('without parameters is the whole fleet by name, with those last that have none', () => {
    const sort = { field: 'name', descending: false, emptyLast: true }
    expect(parse('')).toEqual({ query: { search: '', set: null, filters: {}, sort }, faults: [] })
    expect(toDeviceParams(EVERY_DEVICE).toString()).toBe('')
  })

  test('that asks for the order by name gets it as it is, with empty names first', () => {
    const { query } = parse('sort=name')
    expect(query.sort).toEqual({ field: 'name', descending: false })
    expect(toDeviceParams(query).toString()).toBe('sort=name')
  })

  test('is written as somebody means it who sorts by a field', () => {
    const written = [sortBy('name'), sortBy('name', true), sortBy('ring'), sortBy('ring', true)].map(sort =>
      toDeviceParams({ ...EVERY_DEVICE, sort }).toString(),
    )
    expect(written).toEqual(['', 'sort=-name', 'sort=ring', 'sort=-ring'])
  })

  test('takes several values of a facet, with commas in them', () => {
    const { query, faults } = parse('model=Latitude+7440,+14%22&model=X1&ring=(none)&sort=-lastSyncAt&search=+ana+')
    expect(faults).toEqual([])
    expect(query).toEqual({
      search: 'ana',
      set: null,
      filters: { model: ['Latitude 7440, 14"', 'X1'], ring: ['(none)'] },
      sort: { field: 'lastSyncAt', descending: true },
    })
  })

  test.each([
    ['colour=red', 'colour'],
    ['sort=colour', 'sort'],
    ['sort=--name', 'sort'],
    ['syncAge=today', 'syncAge'],
    ['assigned=maybe', 'assigned'],
    ['attention=tired', 'attention'],
    ['search=a&search=b', 'search'],
    ['sort=name&sort=ring', 'sort'],
    ['limit=5', 'limit'],
    [`search=${'a'.repeat(201)}`, 'search'],
    [Array.from({ length: 201 }, (_, index) => `model=${index}`).join('&'), 'model'],
    ['__proto__=1', '__proto__'],
  ])('%.30s is a fault that names its parameter, and the rest counts', (address, parameter) => {
    const { query, faults } = parse(`${address}&ring=Fast`)
    expect(faults.map(fault => fault.parameter)).toEqual([parameter])
    expect(faults[0]?.message).toContain(parameter)
    expect(query.filters.ring).toEqual(['Fast'])
  })

  test('leaves parameters of somebody else alone', () => {
    expect(parse('columns=name&limit=5', ['columns', 'limit']).faults).toEqual([])
  })
})
