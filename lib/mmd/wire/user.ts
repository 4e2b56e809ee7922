import * as z from 'zod'
import { optionalText, plainText } from './fields'

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
  groups: z
    .array(wireUserGroupSchema)
    .nullish()
    .transform(rows => rows ?? []),
  devices: z
    .array(wireUserDeviceSchema)
    .nullish()
    .transform(rows => rows ?? []),
})

export type WireUser = z.infer<typeof wireUserSchema>
