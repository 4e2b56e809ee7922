import { setImmediate } from 'node:timers/promises'

/** Texts of a file, made as they are read. */
export type Texts = Iterable<string> | AsyncIterable<string>

/** Characters that are sent at once, at least: Next has each piece packed to its end before it takes the next. */
const PIECE = 32_768

/** Text as bytes, made as the reader takes it, so that a slow one makes nothing pile up. */
export function streamTexts(texts: Texts): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const parts = toAsync(texts)
  return new ReadableStream({
    async pull(controller) {
      let piece = ''
      while (piece.length < PIECE) {
        // The piece before is packed outside this thread meanwhile, which has to be asked on now and then.
        await setImmediate()
        const { value, done } = await parts.next()
        if (done) {
          if (piece) controller.enqueue(encoder.encode(piece))
          controller.close()
          return
        }
        piece += value
      }
      controller.enqueue(encoder.encode(piece))
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}

async function* toAsync(texts: Texts): AsyncGenerator<string, undefined> {
  yield* texts
}
