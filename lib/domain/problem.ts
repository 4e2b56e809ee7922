import * as z from 'zod'

/**
 * The body of every error the console's API answers (RFC 9457, `application/problem+json`).
 * `code` is stable and for programs; `title` and `detail` are for people.
 */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
})

export type Problem = z.infer<typeof problemSchema>
