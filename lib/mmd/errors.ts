import * as z from 'zod'
import { parseJson } from '@/lib/domain/json'
import type { HttpAnswer } from '@/lib/http/client'
import { textOf } from '@/lib/http/text-of'

/**
 * The service answered, and the answer is a refusal.
 * `message` is the service's own sentence where it sent one; it is for the log, not for people.
 */
export class MmdRefusalError extends Error {
  readonly code = 'mmd-refusal'

  constructor(
    readonly status: number,
    message: string | null,
    readonly headers: Record<string, string> = {},
  ) {
    super(message ?? `The service answered ${status}`)
    this.name = 'MmdRefusalError'
  }
}

/** The service answered with success, but what it sent is not what its contract says. */
export class MmdMalformedError extends Error {
  readonly code = 'mmd-malformed'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MmdMalformedError'
  }
}

/** The service's two documented error bodies, and the one a plain gateway might send. */
const errorBodySchema = z.union([
  z.object({ error: z.object({ message: z.string() }) }).transform(body => body.error.message),
  z.object({ message: z.string() }).transform(body => body.message),
])

/** Reads a refusal from an answer whose status is not a success: either JSON shape, else HTML, text or nothing at all. */
export function toRefusal(answer: HttpAnswer): MmdRefusalError {
  return new MmdRefusalError(
    answer.status,
    errorBodySchema.safeParse(parseJson(textOf(answer))).data ?? null,
    answer.headers,
  )
}
