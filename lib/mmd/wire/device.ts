import * as z from 'zod'
import { optionalText, plainText, readableRows, sentText } from './fields'
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
 * A row of the device list in the service's own field names, reduced to the fields it documents.
 * Only the key is required: the service sends null for nearly everything on a device that was never set up. A sync reads
 * whole fleets with it, so what is left out stays so until `toDevice`: to put null in its place here takes three times
 * the memory, and more than twice the time.
 */
export const wireDeviceRowSchema = z.object({
  aadDeviceId: z.string().min(1),
  name: sentText,
  intuneId: sentText,
  manufacturer: sentText,
  model: sentText,
  serialNumber: sentText,
  globalDeviceId: sentText,
  enrolledIntoIntuneDateTimeUtc: sentText,
  tenantId: sentText,
  tenantName: sentText,
  assignedUser: sentText,
  userUpn: sentText,
  userEmail: sentText,
  complianceState: sentText,
  osVersion: sentText,
  primaryUpdateRing: sentText,
  lastIntuneSyncDateTimeUtc: sentText,
  ageInMonths: z.number().nullish(),
  planType: sentText,
  persona: sentText,
  managementAgent: sentText,
  operatingSystemEdition: sentText,
  profileAssignmentStatus: sentText,
})

export type WireDeviceRow = z.infer<typeof wireDeviceRowSchema>

/** A device with what only "get device" tells of it: `groups` and `configurations` are empty in lists. */
export const wireDeviceSchema = wireDeviceRowSchema.extend({
  groups: readableRows(wireGroupSchema),
  configurations: readableRows(wireConfigurationSchema),
})

export type WireDevice = z.infer<typeof wireDeviceSchema>
