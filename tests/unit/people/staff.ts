import type { Person, PersonDevice } from '@/lib/domain/person'
import type { WireUser } from '@/lib/mmd/wire/user'

export function personDevice(number: number, changes: Partial<PersonDevice> = {}): PersonDevice {
  return {
    name: `MMD-${number}`,
    serialNumber: `SN${number}`,
    model: 'Laptop 5',
    ring: 'Broad',
    lastSyncAt: '2026-11-20T06:30:00.123Z',
    ...changes,
  }
}

/** A person with one device unless told otherwise. */
export function person(number: number, changes: Partial<Person> = {}): Person {
  return {
    upn: `person${number}@contoso.example`,
    name: `Person ${number}`,
    email: `person${number}@contoso.example`,
    devices: [personDevice(number)],
    ...changes,
  }
}

/** The same person in the service's own shape. */
export function wireUser(number: number, changes: Partial<WireUser> = {}): WireUser {
  return {
    upn: `person${number}@contoso.example`,
    name: `Person ${number}`,
    email: `person${number}@contoso.example`,
    groups: [],
    devices: [
      {
        name: `MMD-${number}`,
        serialNumber: `SN${number}`,
        model: 'Laptop 5',
        ring: 'Broad',
        lastIntuneSyncTime: '2026-11-20T06:30:00.1234567Z',
      },
    ],
    ...changes,
  }
}
