import type { FrontendMessage } from './frontend-messages'

/** A query whose last statement is `COPY ... FROM stdin`, without options. */
const COPIES_IN = /(?:^|;)\s*copy\s[^;]*\sfrom\s+stdin\s*;?\s*\0$/i

/** CopyInResponse: rows as text, of so many columns as the query has told. */
const GO_AHEAD = Uint8Array.of(0x47, 0, 0, 0, 7, 0, 0, 0)

/**
 * Rows that a client sends with COPY, of one connection. A server asks for them in the middle of the query, where PGlite
 * cannot wait. So the client is asked here, and the query runs when its rows are there.
 */
export class CopyIn {
  #held: FrontendMessage[] = []

  /**
   * What is to be run now: the message itself, or a query with its rows; nothing while rows are still to come.
   * @param write sends bytes to the client
   */
  join(message: FrontendMessage, write: (bytes: Uint8Array) => void): FrontendMessage | null {
    if (this.#held.length === 0) {
      if (message.type !== 'Q' || !COPIES_IN.test(Buffer.from(message.bytes).toString('latin1', 5))) return message
      write(GO_AHEAD)
    }
    this.#held.push(message)
    if (message.type === 'Q' || message.type === 'd') return null
    const whole = { type: 'Q', bytes: Buffer.concat(this.#held.map(({ bytes }) => bytes)) }
    this.#held = []
    return whole
  }
}

/** An answer without PGlite's own request for rows, which the client has had. */
export function withoutGoAhead(answer: Uint8Array): Uint8Array {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength)
  for (let at = 0; at + 5 <= bytes.length; at += 1 + bytes.readUInt32BE(at + 1)) {
    const end = at + 1 + bytes.readUInt32BE(at + 1)
    if (bytes[at] === GO_AHEAD[0]) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)])
  }
  return answer
}
