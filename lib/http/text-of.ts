import { isAscii } from 'node:buffer'
import type { HttpAnswer } from './client'

/** An answer's body as text. */
export function textOf({ body }: Pick<HttpAnswer, 'body'>): string {
  const bytes = Buffer.concat(body)
  // Of plain text each byte is a letter, and reading it so takes half as long.
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8')
}
