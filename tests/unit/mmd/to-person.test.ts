import { describe, expect, it } from 'vitest'
import { toPerson, toPersonDetails } from '@/lib/mmd/wire/to-person'
import { wireUserSchema } from '@/lib/mmd/wire/user'

const phone = {
  serialNumber: 'S1',
  name: 'MMD-1',
  model: 'Surface Go',
  ring: 'Test',
  lastIntuneSyncTime: '2026-11-20T08:30:00.1234567Z',
}

describe("the service's user", () => {
  it('becomes a person with their devices, and without groups', () => {
    const wire = wireUserSchema.parse({
      name: 'Megan Bowen',
      upn: 'megan@contoso.example',
      email: 'megan.bowen@contoso.example',
      groups: [{ id: 'g1', displayName: 'Everyone', description: null }],
      devices: [phone, { ...phone, name: '', lastIntuneSyncTime: '0001-01-01T00:00:00Z' }],
    })
    expect(toPerson(wire)).toStrictEqual({
      upn: 'megan@contoso.example',
      name: 'Megan Bowen',
      email: 'megan.bowen@contoso.example',
      devices: [
        {
          serialNumber: 'S1',
          name: 'MMD-1',
          model: 'Surface Go',
          ring: 'Test',
          lastSyncAt: '2026-11-20T08:30:00.123Z',
        },
        { serialNumber: 'S1', name: '', model: 'Surface Go', ring: 'Test', lastSyncAt: null },
      ],
    })
  })

  it('brings its groups where one user was asked for; those that cannot be read are left out', () => {
    const group = { id: 'g1', displayName: 'Everyone', description: null, countMembers: 12 }
    const wire = wireUserSchema.parse({ upn: 'u@contoso.example', groups: [group, { displayName: 'No id' }] })
    expect(toPersonDetails(wire)).toEqual({ person: toPerson(wire), groups: [group] })
  })

  it('without mail and devices is a person too', () => {
    expect(toPerson(wireUserSchema.parse({ upn: 'u@contoso.example' }))).toEqual({
      upn: 'u@contoso.example',
      name: '',
      email: null,
      devices: [],
    })
  })
})
