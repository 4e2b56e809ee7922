import type { Device, DeviceDetails } from '@/lib/domain/device'
import { toIsoTimestamp } from '@/lib/domain/timestamp'
import { releaseOfBuild, toWindowsVersion } from '@/lib/domain/windows'
import type { WireDevice } from './device'

/** Joins the service's shape of a device to ours. */
export function toDevice(wire: WireDevice): Device {
  const version = toWindowsVersion(wire.osVersion)
  return {
    id: wire.aadDeviceId,
    name: wire.name,
    intuneId: wire.intuneId,
    manufacturer: wire.manufacturer,
    model: wire.model,
    serialNumber: wire.serialNumber,
    globalDeviceId: wire.globalDeviceId,
    enrolledAt: toIsoTimestamp(wire.enrolledIntoIntuneDateTimeUtc),
    assignedUser: wire.assignedUser,
    userUpn: wire.userUpn,
    userEmail: wire.userEmail,
    compliance: wire.complianceState,
    osVersion: wire.osVersion,
    osBuild: version ? String(version.build) : null,
    osRelease: version ? releaseOfBuild(version.build) : null,
    osEdition: wire.operatingSystemEdition,
    ring: wire.primaryUpdateRing,
    lastSyncAt: toIsoTimestamp(wire.lastIntuneSyncDateTimeUtc),
    ageInMonths: wire.ageInMonths,
    planType: wire.planType,
    profile: wire.persona,
    managementAgent: wire.managementAgent,
    profileAssignment: wire.profileAssignmentStatus,
  }
}

/** Joins the service's "get device" answer to ours. */
export function toDeviceDetails(wire: WireDevice): DeviceDetails {
  return {
    device: toDevice(wire),
    groups: wire.groups,
    configurations: wire.configurations.map(configuration => ({
      id: configuration.id,
      type: configuration.type,
      name: configuration.name,
      version: configuration.version,
      createdAt: toIsoTimestamp(configuration.createdUtc),
      lastModifiedAt: toIsoTimestamp(configuration.lastModifiedUtc),
      status: configuration.deploymentStatus,
      lastReportedAt: toIsoTimestamp(configuration.lastReportedStatusUtc),
    })),
  }
}
