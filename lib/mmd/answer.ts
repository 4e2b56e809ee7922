import type * as z from 'zod'
import type { HttpAnswer } from '@/lib/http/client'
import { textOf } from '@/lib/http/text-of'
import { MmdMalformedError, toRefusal } from './errors'
import { type Page, wireCollectionSchema } from './wire/collection'

/**
 * Reads the rows of a collection as the service sent them.
 * @throws MmdRefusalError for an error status, MmdMalformedError when the body is no collection
 */
export function readRows(answer: HttpAnswer): unknown[] {
  const envelope = wireCollectionSchema.safeParse(readJson(answer))
  if (!envelope.success) throw new MmdMalformedError('The answer is not a collection', { cause: envelope.error })
  return envelope.data.value
}

/**
 * Reads a collection and reduces its rows to the known fields. A malformed row is left out and counted.
 * @throws MmdRefusalError for an error status, MmdMalformedError when the body is no collection
 */
export function readCollection<Row>(answer: HttpAnswer, rowSchema: z.ZodType<Row>): Page<Row> {
  const rows = readRows(answer)
  const value = rows.flatMap(row => {
    const parsed = rowSchema.safeParse(row)
    return parsed.success ? [parsed.data] : []
  })
  return { value, received: rows.length, dropped: rows.length - value.length }
}

/**
 * Reads a single entity and reduces it to the known fields.
 * @throws MmdRefusalError for an error status, MmdMalformedError when the body is not the entity
 */
export function readEntity<Entity>(answer: HttpAnswer, schema: z.ZodType<Entity>): Entity {
  const entity = schema.safeParse(readJson(answer))
  if (!entity.success) throw new MmdMalformedError('The answer is not the entity asked for', { cause: entity.error })
  return entity.data
}

function readJson(answer: HttpAnswer): unknown {
  if (answer.status < 200 || answer.status > 299) throw toRefusal(answer)
  try {
    return JSON.parse(textOf(answer))
  } catch (cause) {
    throw new MmdMalformedError('The answer is not JSON', { cause })
  }
}
