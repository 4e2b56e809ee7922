import type { HttpAnswer } from '@/lib/http/client'
import { type WireDevice, wireDeviceSchema } from '@/lib/mmd/wire/device'
import { httpAnswer } from '../../support/http-answer'

/** A row as the service's own documentation prints it. */
export const documentedDevice = {
  name: 'MMD-03690457680',
  intuneId: '0d1cc5cb-9f0b-4c4e-8d4e-3f9a4f4d1a11',
  manufacturer: 'Microsoft Corporation',
  model: 'Surface Laptop 4',
  serialNumber: '036904576800',
  globalDeviceId: 'g:6755399441055744',
  enrolledIntoIntuneDateTimeUtc: '2021-11-11T15:01:07.5381567Z',
  tenantId: '11111111-2222-4333-8444-555555555555',
  tenantName: 'Contoso',
  assignedUser: 'Megan Bowen',
  userUpn: 'megan@contoso.example',
  userEmail: 'megan.bowen@contoso.example',
  complianceState: 'Compliant',
  osVersion: '10.0.26100.4061',
  primaryUpdateRing: 'Fast',
  lastIntuneSyncDateTimeUtc: '2026-11-20T08:30:00Z',
  ageInMonths: 13.978561,
  planType: 'Premium',
  persona: 'PowerUser',
  aadDeviceId: 'a0a0a0a0-0000-4000-8000-000000000001',
  managementAgent: 'Intune',
  operatingSystemEdition: 'Enterprise',
  profileAssignmentStatus: 'Successful',
  groups: [],
  configurations: [],
}

/** The documented row of a device that was registered and never set up. */
export const namelessDevice = {
  ...documentedDevice,
  name: '',
  intuneId: null,
  globalDeviceId: null,
  enrolledIntoIntuneDateTimeUtc: null,
  assignedUser: null,
  userUpn: null,
  userEmail: null,
  complianceState: 'Unknown',
  osVersion: null,
  lastIntuneSyncDateTimeUtc: null,
  managementAgent: null,
  operatingSystemEdition: null,
}

export function wireDevice(changes: Record<string, unknown> = {}): WireDevice {
  return wireDeviceSchema.parse({ ...documentedDevice, ...changes })
}

export function answerOf(body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer {
  return httpAnswer(status, headers, typeof body === 'string' ? body : JSON.stringify(body))
}

export function collectionOf(...rows: unknown[]): HttpAnswer {
  return answerOf({ '@odata.context': 'https://mmdls.microsoft.com/support/odata/v1/$metadata#Devices', value: rows })
}
