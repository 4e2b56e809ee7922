import * as z from 'zod'
import { optionalText, plainText, readableRows } from './fields'
import { wireGroupSchema } from './group'

const wireUserDeviceSchema = z.object({
  serialNumber: plainText,
  name: plainText,
  model: plainText,
  ring: plainText,
  lastIntuneSyncTime: optionalText,
})

/** A person in the service's own field names, reduced to the fields it documents; `groups` is filled by "get user" only. */
export const wireUserSchema = z.object({
  upn: z.string().min(1),
  name: plainText,
  email: optionalText,
  groups: readableRows(wireGroupSchema),
  devices: readableRows(wireUserDeviceSchema),
})

export type WireUser = z.infer<typeof wireUserSchema>
