import { StringDecoder } from 'node:string_decoder'
import type { HttpAnswer } from './client'

/** An answer's body as text. Read piece by piece: put together first, each page of devices would take fresh memory twice. */
export function textOf({ body }: Pick<HttpAnswer, 'body'>): string {
  const decoder = new StringDecoder('utf8')
  const texts = body.map(piece => decoder.write(piece))
  return texts.join('') + decoder.end()
}
