import * as z from 'zod'
import { parseJson } from '@/lib/domain/json'

/** After which change a page begins: its time in milliseconds, and its id. */
export type ChangePlace = { at: number; id: number }

const LATEST = 8.64e15 // of a Date
const placeSchema = z.tuple([z.int().min(-LATEST).max(LATEST), z.int().min(0)])

export function encodeChangeCursor({ at, id }: ChangePlace): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url')
}

/** The place in a cursor; `null` for text that is none. */
export function decodeChangeCursor(text: string): ChangePlace | null {
  const { data } = placeSchema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8')))
  return data ? { at: data[0], id: data[1] } : null
}
