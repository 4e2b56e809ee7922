import { describe, expect, it } from 'vitest'
import {
  byLastSync,
  peopleSearchPath,
  personDeviceSearchPath,
  personPath,
  personTitle,
  upnOfSegment,
} from '@/lib/domain/person'
import { personDevice } from './staff'

describe("the address of a person's page", () => {
  it.each([
    ['megan_fabrikam.example#EXT#@contoso.example', '/users/megan_fabrikam.example%23EXT%23%40contoso.example'],
    ["miles.o'brien+test@contoso.example", "/users/miles.o'brien%2Btest%40contoso.example"],
    ['zoë.王@contoso.example', '/users/zo%C3%AB.%E7%8E%8B%40contoso.example'],
    ['100%2f/?@contoso.example', '/users/100%252f%2F%3F%40contoso.example'],
  ])('holds %s as one segment, and gives it back', (upn, path) => {
    expect(personPath(upn)).toBe(path)
    const { pathname, hash, search } = new URL(personPath(upn), 'http://localhost')
    expect([hash, search]).toEqual(['', ''])
    expect(upnOfSegment(pathname.split('/')[2] ?? '')).toBe(upn)
  })

  it('may come decoded already', () => {
    expect(upnOfSegment('100%@contoso.example')).toBe('100%@contoso.example')
  })
})

describe('a person', () => {
  it('is called by their name, and by their UPN without one', () => {
    expect(personTitle({ name: 'Ada Lovelace', upn: 'ada@contoso.example' })).toBe('Ada Lovelace')
    expect(personTitle({ name: ' ', upn: 'ada@contoso.example' })).toBe('ada@contoso.example')
  })

  it('is searched for by any text', () => {
    expect(peopleSearchPath('a&b #1')).toBe('/users?search=a%26b%20%231')
    expect(peopleSearchPath('')).toBe('/users')
  })
})

describe('a device of a person', () => {
  it('is found by its serial number, and by its name without one', () => {
    expect(personDeviceSearchPath(personDevice(7))).toBe('/devices?search=SN7')
    expect(personDeviceSearchPath(personDevice(7, { serialNumber: '' }))).toBe('/devices?search=MMD-7')
  })

  it('comes first where it synced last, and last where it never did', () => {
    const never = personDevice(1, { lastSyncAt: null })
    const old = personDevice(2, { lastSyncAt: '2026-01-01T00:00:00.000Z' })
    const recent = personDevice(3, { lastSyncAt: '2026-11-20T00:00:00.000Z' })
    expect(byLastSync([never, old, recent])).toEqual([recent, old, never])
  })
})
