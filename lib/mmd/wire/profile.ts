import * as z from 'zod'
import { plainText } from './fields'

/** A device profile and whether the tenant may use it, as `{id: "SensitiveData", status: "Enabled"}`. */
export const wireProfileSchema = z.object({ id: z.string().min(1), status: plainText })

export type WireProfile = z.infer<typeof wireProfileSchema>
