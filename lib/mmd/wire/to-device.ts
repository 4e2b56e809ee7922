import type { Device, DeviceDetails } from '@/lib/domain/device'
import { toIsoTimestamp } from '@/lib/domain/timestamp'
import { releaseOfBuild, toWindowsVersion } from '@/lib/domain/windows'
import type { WireDevice, WireDeviceRow } from './device'

/** Joins the service's shape of a device to ours. What it does not tell is null, or empty where ours is never null. */
export function toDevice(wire: WireDeviceRow): Device {
  const osVersion = wire.osVersion ?? null
  const version = toWindowsVersion(osVersion)
  return {
    id: wire.aadDeviceId,
    name: wire.name ?? '',
    intuneId: wire.intuneId ?? null,
    manufacturer: wire.manufacturer ?? '',
    model: wire.model ?? '',
    serialNumber: wire.serialNumber ?? '',
    globalDeviceId: wire.globalDeviceId ?? null,
    enrolledAt: toIsoTimestamp(wire.enrolledIntoIntuneDateTimeUtc ?? null),
    assignedUser: wire.assignedUser ?? null,
    userUpn: wire.userUpn ?? null,
    userEmail: wire.userEmail ?? null,
    compliance: wire.complianceState ?? '',
    osVersion,
    osBuild: version ? String(version.build) : null,
    osRelease: version ? releaseOfBuild(version.build) : null,
    osEdition: wire.operatingSystemEdition ?? null,
    ring: wire.primaryUpdateRing ?? '',
    lastSyncAt: toIsoTimestamp(wire.lastIntuneSyncDateTimeUtc ?? null),
    ageInMonths: wire.ageInMonths ?? null,
    planType: wire.planType ?? '',
    profile: wire.persona ?? '',
    managementAgent: wire.managementAgent ?? null,
    profileAssignment: wire.profileAssignmentStatus ?? '',
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
