import type { Person, PersonDetails } from '@/lib/domain/person'
import { toIsoTimestamp } from '@/lib/domain/timestamp'
import type { WireUser } from './user'

/** Joins the service's shape of a user to ours. */
export function toPerson(wire: WireUser): Person {
  return {
    upn: wire.upn,
    name: wire.name,
    email: wire.email,
    devices: wire.devices.map(device => ({
      name: device.name,
      serialNumber: device.serialNumber,
      model: device.model,
      ring: device.ring,
      lastSyncAt: toIsoTimestamp(device.lastIntuneSyncTime),
    })),
  }
}

/** Joins the service's "get user" answer to ours. */
export function toPersonDetails(wire: WireUser): PersonDetails {
  return { person: toPerson(wire), groups: wire.groups }
}
