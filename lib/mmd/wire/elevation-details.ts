import * as z from 'zod'
import { optionalText, plainText } from './fields'

/** The local administrator's account of a device while an elevation request is open. It holds a password. */
export const wireElevationDetailsSchema = z.object({
  deviceName: plainText,
  openedElevationRequestId: optionalText,
  aadDeviceId: optionalText,
  accountUpn: plainText,
  password: plainText,
  passwordLastUpdated: optionalText,
  status: plainText,
  isPasswordChanged: z
    .boolean()
    .nullish()
    .transform(value => value ?? null),
  viewedBy: z
    .array(z.string())
    .nullish()
    .transform(value => value ?? []),
})
