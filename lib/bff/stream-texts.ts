import { pipeline, Readable } from 'node:stream'
import { constants, createGzip } from 'node:zlib'

/** Texts of a file, made as they are read. */
export type Texts = Iterable<string> | AsyncIterable<string>

/** Text as bytes, made as the reader takes it, so that a slow one makes nothing pile up. */
export function streamTexts(texts: Texts, isGzipped: boolean): ReadableStream<Uint8Array> {
  const pieces = isGzipped ? gzip(texts) : encode(texts)
  return new ReadableStream({
    async pull(controller) {
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

/** With the least effort: at the usual one, packing a table takes longer than making it. */
async function* gzip(texts: Texts): AsyncGenerator<Uint8Array, undefined> {
  const options = { level: constants.Z_BEST_SPEED, chunkSize: 256 * 1_024 }
  // What fails in the source fails here as well, so that nobody else need be told.
  yield* pipeline(Readable.from(texts), createGzip(options), () => undefined) as AsyncIterable<Buffer>
}
