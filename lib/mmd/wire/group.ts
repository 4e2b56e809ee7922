import * as z from 'zod'
import { optionalNumber, optionalText, plainText } from './fields'

/** A group as the service lists it with one device or one person. */
export const wireGroupSchema = z.object({
  id: z.string(),
  displayName: plainText,
  description: optionalText,
  countMembers: optionalNumber,
})
