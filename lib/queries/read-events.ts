export type ServerEvent = { event: string; data: string }

/**
 * Reads a stream of server-sent events. EventSource would do it, but it cannot send the header that the console's API
 * asks for.
 */
export async function* readEvents(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = stream.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let text = ''
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      text += value
      const parts = text.split(/\r?\n\r?\n/)
      text = parts.pop() ?? ''
      for (const part of parts) {
        const event = toServerEvent(part)
        if (event) yield event
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** One event of the stream; `null` for what only keeps the connection open. */
function toServerEvent(part: string): ServerEvent | null {
  let event = 'message'
  const data: string[] = []
  for (const line of part.split(/\r?\n/)) {
    const [, field, value = ''] = line.match(/^([^:]*)(?:: ?(.*))?$/) ?? []
    if (field === 'event') event = value
    else if (field === 'data') data.push(value)
  }
  return data.length > 0 ? { event, data: data.join('\n') } : null
}
