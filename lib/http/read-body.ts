/** The body is larger than the route takes. */
export class BodyTooLargeError extends Error {
  readonly code = 'body-too-large'

  constructor(readonly limitBytes: number) {
    super(`The body is larger than ${limitBytes} bytes`)
    this.name = 'BodyTooLargeError'
  }
}

/** The body is not UTF-8. */
export class BodyEncodingError extends Error {
  readonly code = 'body-encoding'

  constructor(cause: unknown) {
    super('The body is not UTF-8 text', { cause })
    this.name = 'BodyEncodingError'
  }
}

/**
 * Reads a request's body as text, and no more of it than `limitBytes`: what is counted is what arrives, because
 * Content-Length is missing from a chunked body.
 * @throws BodyTooLargeError, BodyEncodingError
 */
export async function readBodyText(request: Request, limitBytes: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw new BodyTooLargeError(limitBytes)
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop by an error cancels the stream, so the rest is not read.
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > limitBytes) throw new BodyTooLargeError(limitBytes)
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch (cause) {
    throw new BodyEncodingError(cause)
  }
}
