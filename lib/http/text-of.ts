import type { HttpAnswer } from './client'

/** An answer's body as text. */
export function textOf({ body }: Pick<HttpAnswer, 'body'>): string {
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
}
