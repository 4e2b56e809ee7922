import type { Device, DeviceConfiguration } from '@/lib/domain/device'
import type { InventoryDevice } from '@/lib/domain/inventory'
import type { WireDevice } from '@/lib/mmd/wire/device'

/** A device in the service's own shape, set up and compliant unless told otherwise. */
export function wireDevice(number: number, changes: Partial<WireDevice> = {}): WireDevice {
  return {
    aadDeviceId: `id-${number}`,
    name: `MMD-${number}`,
    intuneId: `intune-${number}`,
    manufacturer: 'Contoso',
    model: 'Laptop 5',
    serialNumber: `SN${number}`,
    globalDeviceId: `g:${number}`,
    enrolledIntoIntuneDateTimeUtc: '2025-01-10T08:00:00Z',
    tenantId: 'tenant',
    tenantName: 'Contoso',
    assignedUser: 'Ada Lovelace',
    userUpn: 'ada@contoso.example',
    userEmail: 'ada.lovelace@contoso.example',
    complianceState: 'Compliant',
    osVersion: '10.0.26100.4061',
    primaryUpdateRing: 'Broad',
    lastIntuneSyncDateTimeUtc: '2026-11-20T06:30:00.1234567Z',
    ageInMonths: 13.978561,
    planType: 'Premium',
    persona: 'Standard',
    managementAgent: 'Intune',
    operatingSystemEdition: 'Enterprise',
    profileAssignmentStatus: 'Successful',
    groups: [],
    configurations: [],
    ...changes,
  }
}

export function device(number: number, changes: Partial<Device> = {}): Device {
  return {
    id: `id-${number}`,
    name: `MMD-${number}`,
    intuneId: `intune-${number}`,
    manufacturer: 'Contoso',
    model: 'Laptop 5',
    serialNumber: `SN${number}`,
    globalDeviceId: `g:${number}`,
    enrolledAt: '2025-01-10T08:00:00.000Z',
    assignedUser: 'Ada Lovelace',
    userUpn: 'ada@contoso.example',
    userEmail: 'ada.lovelace@contoso.example',
    compliance: 'Compliant',
    osVersion: '10.0.26100.4061',
    osBuild: '26100',
    osRelease: 'Windows 11 24H2',
    osEdition: 'Enterprise',
    ring: 'Broad',
    lastSyncAt: '2026-11-20T06:30:00.123Z',
    ageInMonths: 13.978561,
    planType: 'Premium',
    profile: 'Standard',
    managementAgent: 'Intune',
    profileAssignment: 'Successful',
    ...changes,
  }
}

export function configuration(name: string, changes: Partial<DeviceConfiguration> = {}): DeviceConfiguration {
  return {
    id: name,
    type: 'Policy',
    name,
    version: null,
    createdAt: null,
    lastModifiedAt: null,
    status: 'Compliant',
    lastReportedAt: null,
    ...changes,
  }
}

/** A device as the inventory answers it, in need of nobody unless told otherwise. */
export function listedDevice(number: number, changes: Partial<InventoryDevice> = {}): InventoryDevice {
  return { ...device(number), attention: [], ...changes }
}
