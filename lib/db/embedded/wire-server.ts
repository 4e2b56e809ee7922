import { createServer, type Server, type Socket } from 'node:net'
import type { PGlite } from '@electric-sql/pglite'
import { CopyIn, withoutGoAhead } from './copy-in'
import { type FrontendMessage, FrontendMessages } from './frontend-messages'
import { Turns } from './turns'

/** A client that holds its turn (an open transaction) this long without a word is cut off, so that the others go on. */
const LONGEST_SILENCE_MS = 60_000

/**
 * Serves one PGlite to many PostgreSQL connections.
 *
 * PGlite is a single backend. A connection gets it from the first message of an exchange until the exchange is over
 * and no transaction is open; the others wait. `@electric-sql/pglite-socket` 0.2.17 hands over after every *message*
 * instead: of two parallel parameterised queries one then binds to the other's statement and reads the other's rows
 * (seen with two dozen parallel queries of `pg`), which is why it is not used here.
 */
export function createWireServer(database: PGlite, onFatal: (cause: unknown) => void): Server {
  const turns = new Turns()
  return createServer(socket => {
    serve(socket, database, turns).catch(onFatal)
  })
}

async function serve(socket: Socket, database: PGlite, turns: Turns): Promise<void> {
  socket.setNoDelay(true)
  socket.on('error', () => {}) // a client that goes away ends the loop below
  const messages = new FrontendMessages()
  const copyIn = new CopyIn()
  // A copy: PGlite uses its buffer again.
  const write = (bytes: Uint8Array) => void (socket.writable && socket.write(Buffer.from(bytes)))
  let endTurn: (() => void) | undefined
  let silence: NodeJS.Timeout | undefined

  try {
    for await (const chunk of received(socket)) {
      clearTimeout(silence)
      for (const message of cut(messages, chunk, socket)) {
        if (answerWithoutDatabase(message, socket)) continue
        const whole = copyIn.join(message, write)
        if (!whole) continue
        endTurn ??= await turns.take()
        await database.execProtocolRawStream(whole.bytes, {
          onRawData: answer => write(whole === message ? answer : withoutGoAhead(answer)),
        })
        if (!endsExchange(whole) || database.isInTransaction()) continue
        endTurn()
        endTurn = undefined
      }
      if (endTurn) silence = setTimeout(() => socket.destroy(), LONGEST_SILENCE_MS)
    }
  } finally {
    clearTimeout(silence)
    socket.destroy()
    if (endTurn) await abandon(database)
    endTurn?.()
  }
}

/** What the client sends, until it leaves; leaving rudely is no error of ours. */
async function* received(socket: Socket): AsyncGenerator<Buffer> {
  try {
    yield* socket
  } catch {
    // reset by the client, or destroyed by us
  }
}

function cut(messages: FrontendMessages, chunk: Buffer, socket: Socket): FrontendMessage[] {
  try {
    return messages.read(chunk)
  } catch {
    socket.destroy() // whoever this is, it does not speak PostgreSQL
    return []
  }
}

/** True when the message was not for the database. Cancelling is not possible: there is no second backend to ask. */
function answerWithoutDatabase({ type }: FrontendMessage, socket: Socket): boolean {
  if (type === 'encryption') socket.write('N')
  else if (type === 'cancel' || type === 'X') socket.end()
  else return false
  return true
}

/** After these the backend reports that it is ready: start-up, a simple query, Sync, a function call. */
const endsExchange = ({ type }: FrontendMessage) => ['startup', 'Q', 'S', 'F'].includes(type)

/** Undoes what a client left unfinished: ends its half-sent exchange, then its transaction. */
async function abandon(database: PGlite): Promise<void> {
  await database.execProtocolRawStream(Uint8Array.of(0x53, 0, 0, 0, 4), { onRawData: () => {} })
  if (database.isInTransaction()) await database.exec('ROLLBACK')
}
