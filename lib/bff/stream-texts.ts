/** Text as bytes, made as the reader takes it, so that a slow one makes nothing pile up. */
export function streamTexts(texts: Iterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull(controller) {
      const { value, done } = texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel() {
      texts.return?.(undefined)
    },
  })
}
