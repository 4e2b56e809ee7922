import { setImmediate } from 'node:timers/promises'

/** Texts of a file, made as they are read. */
export type Texts = Iterable<string> | AsyncIterable<string>

/** Text as bytes, made as the reader takes it, so that a slow one makes nothing pile up. */
export function streamTexts(texts: Texts): ReadableStream<Uint8Array> {
  const pieces = encode(texts)
  return new ReadableStream({
    async pull(controller) {
      // Lets the piece before be sent, and be packed outside this thread while the next is made.
      await setImmediate()
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

async function* encode(texts: Texts): AsyncGenerator<Uint8Array, undefined> {
  const encoder = new TextEncoder()
  for await (const text of texts) yield encoder.encode(text)
}
