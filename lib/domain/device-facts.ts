import type { AttentionFacts } from './attention'
import type { Device } from './device'
import { type CurrentRevision, updateDueAt } from './quality-updates'
import { servicingEndsAt, toWindowsVersion } from './windows'

/** A device that was registered and never set up has no name, or Intune does not know it. */
export function isSetUp(device: Pick<Device, 'name' | 'intuneId'>): boolean {
  return Boolean(device.name && device.intuneId)
}

/** What the attention rules look at, of one device. `known` is what the fleet tells about updates. */
export function toAttentionFacts(device: Device, known: readonly CurrentRevision[]): AttentionFacts {
  const version = toWindowsVersion(device.osVersion)
  return {
    isSetUp: isSetUp(device),
    hasPerson: Boolean(device.userUpn),
    compliance: device.compliance,
    profileAssignment: device.profileAssignment,
    lastSyncAt: device.lastSyncAt === null ? null : Date.parse(device.lastSyncAt),
    servicingEndsAt: version ? servicingEndsAt(version.build, device.osEdition) : null,
    updateDueAt: version ? updateDueAt(version, device.ring, known) : null,
    ageInMonths: device.ageInMonths,
  }
}
