/** One message a PostgreSQL client sent, with its type byte (a word for the start-up family, which has none). */
export type FrontendMessage = { type: string; bytes: Uint8Array }

const LARGEST_MESSAGE = 256 * 1024 * 1024

/** Codes that stand in place of the protocol version in a start-up message. */
const STARTUP_KINDS = new Map([
  [80877102, 'cancel'],
  [80877103, 'encryption'],
  [80877104, 'encryption'],
])

/**
 * Cuts a connection's bytes into messages (PostgreSQL documentation, "Message Formats"):
 * first the start-up messages, which are a length and a code, then a type byte and a length each.
 */
export class FrontendMessages {
  #chunks: Buffer[] = []
  #received = 0
  #needed = 8
  #started = false

  /**
   * The messages that are complete now; the rest waits for more bytes.
   * @throws Error when this cannot be a PostgreSQL client
   */
  read(chunk: Buffer): FrontendMessage[] {
    this.#chunks.push(chunk)
    this.#received += chunk.length
    const complete: FrontendMessage[] = []
    // Joined only when the next message is whole: a large one comes in hundreds of chunks.
    if (this.#received < this.#needed) return complete

    let buffer = Buffer.concat(this.#chunks)
    for (let message = this.#first(buffer); message; message = this.#first(buffer)) {
      complete.push(message)
      buffer = buffer.subarray(message.bytes.length)
    }
    this.#chunks = [buffer]
    this.#received = buffer.length
    return complete
  }

  #first(buffer: Buffer): FrontendMessage | undefined {
    const headerLength = this.#started ? 5 : 8
    this.#needed = headerLength
    if (buffer.length < headerLength) return undefined

    const length = this.#started ? 1 + buffer.readUInt32BE(1) : buffer.readUInt32BE(0)
    if (length < headerLength || length > LARGEST_MESSAGE) throw new Error('not the PostgreSQL protocol')
    this.#needed = length
    if (buffer.length < length) return undefined

    const type = this.#started ? buffer.toString('latin1', 0, 1) : this.#startUp(buffer.readUInt32BE(4))
    return { type, bytes: new Uint8Array(buffer.subarray(0, length)) }
  }

  #startUp(code: number): string {
    const kind = STARTUP_KINDS.get(code) ?? 'startup'
    if (kind === 'startup') this.#started = true
    return kind
  }
}
