import * as z from 'zod'
import { optionalNumber, optionalText, plainText, readableRows } from './fields'
import { wireGroupSchema } from './group'

const wireConfigurationSchema = z.object({
  id: z.string(),
  type: plainText,
  name: plainText,
  version: optionalText,
  createdUtc: optionalText,
  lastModifiedUtc: optionalText,
  deploymentStatus: plainText,
  lastReportedStatusUtc: optionalText,
})

/**
 * A device in the service's own field names, reduced to the fields it documents.
 * Only the key is required: the service sends null for nearly everything on a device that was never set up.
 * `groups` and `configurations` are empty in lists and filled by "get device".
 */
export const wireDeviceSchema = z.object({
  aadDeviceId: z.string().min(1),
  name: plainText,
  intuneId: optionalText,
  manufacturer: plainText,
  model: plainText,
  serialNumber: plainText,
  globalDeviceId: optionalText,
  enrolledIntoIntuneDateTimeUtc: optionalText,
  tenantId: plainText,
  tenantName: optionalText,
  assignedUser: optionalText,
  userUpn: optionalText,
  userEmail: optionalText,
  complianceState: plainText,
  osVersion: optionalText,
  primaryUpdateRing: plainText,
  lastIntuneSyncDateTimeUtc: optionalText,
  ageInMonths: optionalNumber,
  planType: plainText,
  persona: plainText,
  managementAgent: optionalText,
  operatingSystemEdition: optionalText,
  profileAssignmentStatus: plainText,
  groups: readableRows(wireGroupSchema),
  configurations: readableRows(wireConfigurationSchema),
})

export type WireDevice = z.infer<typeof wireDeviceSchema>
