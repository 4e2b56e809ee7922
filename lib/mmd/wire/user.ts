import * as z from 'zod'
import { optionalText, plainText, readableRows } from './fields'

const wireUserDeviceSchema = z.object({
  serialNumber: plainText,
  name: plainText,
  model: plainText,
  ring: plainText,
  lastIntuneSyncTime: optionalText,
})

const wireUserGroupSchema = z.object({ id: z.string(), displayName: plainText, description: optionalText })

/** A person in the service's own field names, reduced to the fields it documents. */
export const wireUserSchema = z.object({
  upn: z.string().min(1),
  name: plainText,
  email: optionalText,
  groups: readableRows(wireUserGroupSchema),
  devices: readableRows(wireUserDeviceSchema),
})

export type WireUser = z.infer<typeof wireUserSchema>
