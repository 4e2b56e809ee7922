import * as z from 'zod'
import type { EntraGroup } from './entra-group'

/**
 * A device as the console knows it, whichever source it came from.
 * Words such as `compliance` and `ring` are open sets: the service may add to them, so they stay strings.
 */
export const deviceSchema = z.object({
  /** The Entra device id: the one key that even a device without a name has. */
  id: z.string(),
  /** Empty for a device that was registered and never set up. */
  name: z.string(),
  intuneId: z.string().nullable(),
  manufacturer: z.string(),
  model: z.string(),
  serialNumber: z.string(),
  globalDeviceId: z.string().nullable(),
  /** ISO 8601 in UTC. */
  enrolledAt: z.string().nullable(),
  assignedUser: z.string().nullable(),
  userUpn: z.string().nullable(),
  userEmail: z.string().nullable(),
  compliance: z.string(),
  /** `10.0.<build>.<revision>` as the service reports it. */
  osVersion: z.string().nullable(),
  /** The build number alone, such as `26100`. */
  osBuild: z.string().nullable(),
  /** The release's public name, `null` where the build is not in our table. */
  osRelease: z.string().nullable(),
  osEdition: z.string().nullable(),
  ring: z.string(),
  /** ISO 8601 in UTC; `null` when the device has never synced. */
  lastSyncAt: z.string().nullable(),
  ageInMonths: z.number().nullable(),
  planType: z.string(),
  profile: z.string(),
  managementAgent: z.string().nullable(),
  profileAssignment: z.string(),
})

export type Device = z.infer<typeof deviceSchema>

export type DeviceConfiguration = {
  id: string
  /** `Policy`, `Script` or `App`; an open set. */
  type: string
  name: string
  version: string | null
  createdAt: string | null
  lastModifiedAt: string | null
  status: string
  lastReportedAt: string | null
}

/** One device with what only the service's single-device endpoint tells. */
export type DeviceDetails = { device: Device; groups: EntraGroup[]; configurations: DeviceConfiguration[] }
